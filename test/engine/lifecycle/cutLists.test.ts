import type { Webhook } from '../../../tools/simulator/types.cts';
import { beforeEachRequest } from './requests';
import { readOnly, readRefusal, useArgyle } from './scene';

const foreign = { id: 'foreign', url: 'https://foreign.example.com' };

describe('when Argyle lists its subscriptions in a circle', () => {
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

	it('publishing says so, and makes no second one beside what it was not shown [checklist 53, 57]', async () => {
		await scene.createStage().publish();
		const before = readOnly(scene.list());
		goInCircle([foreign]);
		const forgetful = scene.createStage();

		expect(await readRefusal(forgetful.publish())).toBe(
			'Argyle listed its webhook subscriptions in a circle, so not all of them could be read. Try again in a few minutes',
		);

		expect(scene.list()).toEqual([before]);
		expect(scene.count('POST')).toBe(1);
		expect(forgetful.staticData).toEqual({});
	});

	it('what was made and cannot be compared is withdrawn [checklist 56]', async () => {
		const stage = scene.createStage();
		goInCircle([foreign]);

		expect(await readRefusal(stage.create())).toMatch(/^Argyle listed .* in a circle/);

		expect(scene.list()).toEqual([]);
		expect(stage.staticData).toEqual({});
	});

	it('what was made without an answer is found among those shown, and withdrawn as well [checklist 56]', async () => {
		const stage = scene.createStage();
		scene.argyle.faults.add({ method: 'POST', path: '/v2/webhooks', createdButStatus: 500 });
		beforeEachRequest(stage, ({ method }) => {
			if (method === 'GET') goInCircle(scene.list());
		});

		expect(await readRefusal(stage.create())).toMatch(/^Argyle listed .* in a circle/);

		expect(scene.list()).toEqual([]);
		expect(scene.count('POST')).toBe(1);
	});

	it('unpublishing removes what is stored, and says that more may be left [checklist 58]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		goInCircle([foreign]);

		expect(await readRefusal(stage.delete())).toMatch(
			/^Whether a webhook subscription for .* is still at Argyle could not be checked\. Argyle listed .* in a circle.*Try again in a few minutes\. To remove it/,
		);

		expect(scene.list()).toEqual([]);
	});
});
