import type { Fault } from '../../../tools/simulator/types.cts';
import { makeImpatient } from './requests';
import { copyStaticData, readOnly, readRefusal, useArgyle } from './scene';

const remove = { method: 'DELETE', path: '/v2/webhooks' };
const list = { method: 'GET', path: '/v2/webhooks' };

const refusals: Array<[what: string, fault: Fault, cause: RegExp]> = [
	['429', { ...remove, status: 429 }, /limiting requests/],
	['500', { ...remove, status: 500 }, /not available/],
	[
		'a page of somebody else',
		{ ...remove, status: 200, body: '<html>Hello</html>' },
		/not in the expected form/,
	],
];

describe('unpublishing', () => {
	const scene = useArgyle();

	const publish = async () => {
		const stage = scene.createStage();
		makeImpatient(stage);
		await stage.publish();
		return { stage, subscription: readOnly(scene.list()), saved: copyStaticData(stage) };
	};

	it.each([204, 200, 404, 410])('takes %i as removed [checklist 58]', async (status) => {
		const { stage, subscription } = await publish();
		scene.argyle.webhooks.remove(subscription.id);
		scene.argyle.faults.add({ ...remove, status });
		await stage.delete();
		expect(stage.staticData).toEqual({});
	});

	it.each(refusals)(
		'answered with %s says what is left, why, and what to do, and succeeds at the next attempt [checklist 58]',
		async (_what, fault, cause) => {
			const { stage, subscription, saved } = await publish();
			scene.argyle.faults.add({ ...fault, times: Infinity });
			const message = await readRefusal(stage.delete());
			expect(message).toContain(`Webhook subscription ${subscription.id} is still at Argyle`);
			expect(message).toMatch(cause);
			expect(message).toMatch(/publish and unpublish .* or delete it in Argyle Console/);
			expect(message).not.toContain(subscription.secret);
			expect(message).not.toMatch(/undefined|null|\.\.|\. \./);
			expect(copyStaticData(stage)).toEqual(saved);

			scene.argyle.faults.clear();
			await stage.delete();
			expect(scene.list()).toEqual([]);
			expect(stage.staticData).toEqual({});
		},
	);

	it('removes by the stored id although the list can not be read [checklist 58]', async () => {
		const { stage } = await publish();
		scene.argyle.faults.add({ ...list, status: 503, times: Infinity });
		const message = await readRefusal(stage.delete());
		expect(scene.list()).toEqual([]);
		expect(message).toContain(stage.webhookUrl);
		expect(stage.staticData).not.toEqual({});
		scene.argyle.faults.clear();
		await stage.delete();
		expect(stage.staticData).toEqual({});
	});

	it('says both what is left and what could not be checked', async () => {
		const { stage } = await publish();
		scene.argyle.faults.add({ ...remove, status: 403, times: Infinity });
		scene.argyle.faults.add({ ...list, status: 503, times: Infinity });
		const message = await readRefusal(stage.delete());
		expect(message).toMatch(/still at Argyle.*Webhooks\. n8n could not check/);
	});

	it('names the stored id when the address has changed and the list can not be read [checklist 58]', async () => {
		const { subscription, saved } = await publish();
		const moved = scene.createStage({
			webhookBaseUrl: 'https://new.example.com',
			staticData: saved,
		});
		scene.argyle.faults.add({ ...list, status: 503, times: Infinity });
		const message = await readRefusal(moved.delete());
		expect(message).toContain(subscription.id);
		expect(moved.staticData.webhookId).toBe(subscription.id);
	});

	it('removes one whose address has changed since [checklist 58]', async () => {
		const { saved } = await publish();
		const moved = scene.createStage({
			webhookBaseUrl: 'https://new.example.com',
			staticData: saved,
		});
		await moved.delete();
		expect(scene.list()).toEqual([]);
		expect(moved.staticData).toEqual({});
	});

	it('names each of several that Argyle keeps [checklist 58]', async () => {
		const { stage, subscription } = await publish();
		const copy = scene.argyle.webhooks.add({ ...subscription, id: crypto.randomUUID() });
		scene.argyle.faults.add({ ...remove, status: 500, times: Infinity });
		const message = await readRefusal(stage.delete());
		expect(message).toContain(subscription.id);
		expect(message).toContain(copy.id);
	});

	it('names those that it finds in the list together, and the request that was refused [checklist 58]', async () => {
		const { subscription } = await publish();
		const copy = scene.argyle.webhooks.add({ ...subscription, id: 'copy' });
		const forgetful = scene.createStage();
		scene.argyle.faults.add({ ...remove, status: 409, times: Infinity });
		const message = await readRefusal(forgetful.delete());
		const [first, second] = scene.list().map(({ id }) => id);
		expect([`${first}, ${second}`, `${second}, ${first}`]).toContain(
			/^Webhook subscription (.+) is still at Argyle/.exec(message)?.[1],
		);
		expect(message).toMatch(/refused the request for webhook subscription \S+ \(409\)/);
		expect(message).toContain(copy.id);
	});

	it('sends one DELETE for each, also while the list still shows what is gone [checklist 58]', async () => {
		const { stage, subscription } = await publish();
		const body = { next: null, previous: null, results: [subscription] };
		scene.argyle.faults.add({ ...list, status: 200, body });
		await stage.delete();
		expect(scene.count('DELETE')).toBe(1);
		expect(stage.staticData).toEqual({});
	});

	it('removes the others although Argyle keeps one [checklist 58]', async () => {
		const { stage, subscription } = await publish();
		scene.argyle.webhooks.add({ ...subscription, id: 'copy-1' });
		scene.argyle.webhooks.add({ ...subscription, id: 'copy-2' });
		scene.argyle.faults.add({ ...remove, path: /copy-2$/, status: 403, times: Infinity });
		const message = await readRefusal(stage.delete());
		expect(message).toContain('copy-2');
		expect(message).not.toContain('copy-1');
		expect(readOnly(scene.list()).id).toBe('copy-2');
	});

	it('retries after a transient fault, as a second removal changes nothing [checklist 58]', async () => {
		const { stage } = await publish();
		scene.argyle.faults.add({ ...remove, drop: 'after' });
		await stage.delete();
		expect(scene.list()).toEqual([]);
		expect(stage.staticData).toEqual({});
	});

	it('sends nothing for a node that was not published [checklist 58]', async () => {
		const stage = scene.createStage();
		await stage.delete();
		expect(scene.count('DELETE')).toBe(0);
		expect(stage.staticData).toEqual({});
	});
});
