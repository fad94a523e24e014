import type { Webhook } from '../../../tools/simulator/types.cts';
import { captureLog } from '../../support/stage/log.cts';
import { readOnly, readRefusal, useArgyle } from './scene';

const foreign = { id: 'foreign', url: 'https://foreign.example.com' };

describe('when the pagination of subscriptions loops', () => {
	const scene = useArgyle();

	/** Every listing shows these again and again. */
	const goInCircle = (results: Array<Partial<Webhook>>) => {
		const next = `${scene.argyle.url}/v2/webhooks?cursor=c`;
		const body = { next, previous: null, results };
		scene.argyle.faults.add({
			method: 'GET',
			path: '/v2/webhooks',
			status: 200,
			body,
			times: Infinity,
		});
	};

	it('publishing fails, and makes no second one next to one that the list hides [checklist 53, 57]', async () => {
		await scene.createStage().publish();
		const before = readOnly(scene.list());
		goInCircle([foreign]);
		const forgetful = scene.createStage();
		expect(await readRefusal(forgetful.publish())).toBe(
			"Argyle's pagination looped, so the list of webhook subscriptions is incomplete. Try again in a few minutes",
		);
		expect(scene.list()).toEqual([before]);
		expect(scene.count('POST')).toBe(1);
		expect(forgetful.staticData).toEqual({});
	});

	it('what was made stays, with a warning [checklist 56]', async () => {
		const stage = scene.createStage();
		goInCircle([foreign]);
		const log = captureLog();
		await stage.create();
		log.stop();
		expect(stage.staticData.webhookId).toBe(readOnly(scene.list()).id);
		expect(log.lines).toMatchObject([{ level: 'warn', text: expect.stringMatching(/looped/) }]);
	});

	it('what was made without an answer is not found, and named by its URL [checklist 56]', async () => {
		const stage = scene.createStage();
		scene.argyle.faults.add({ method: 'POST', path: '/v2/webhooks', createdButStatus: 500 });
		goInCircle([foreign]);
		expect(await readRefusal(stage.create())).toContain(stage.webhookUrl);
		expect(scene.count('POST')).toBe(1);
		expect(stage.staticData).toEqual({});
	});

	it('unpublishing removes what is stored, and says that more may be left [checklist 58]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		goInCircle([foreign]);
		expect(await readRefusal(stage.delete())).toMatch(
			/^n8n could not check whether a webhook subscription for .* is still at Argyle\. Argyle's pagination looped.*Try again in a few minutes\. To remove it/,
		);
		expect(scene.list()).toEqual([]);
	});
});
