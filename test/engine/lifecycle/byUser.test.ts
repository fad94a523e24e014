import { captureLog } from '../../support/stage/log.cts';
import { readOnly, useArgyle } from './scene';

const list = { method: 'GET', path: '/v2/webhooks' };

describe('a publishing by a user', () => {
	const scene = useArgyle();

	it('keeps a stored subscription of this URL when the list can not be read [checklist 87]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const before = scene.list();
		scene.argyle.faults.add({ ...list, status: 503, times: Infinity });
		scene.argyle.clearJournal();
		await expect(stage.checkExists()).resolves.toBe(true);
		expect(scene.list()).toEqual(before);
		expect(scene.count('GET')).toBe(1);
	});

	it('keeps a healthy subscription when a stale one can not be removed', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const healthy = readOnly(scene.list());
		const stale = scene.argyle.webhooks.add({ ...healthy, id: 'stale', events: ['*'] });
		scene.argyle.faults.add({ method: 'DELETE', path: /stale/, status: 500, times: Infinity });
		const log = captureLog();
		await expect(stage.checkExists()).resolves.toBe(true);
		log.stop();
		expect(scene.list()).toEqual([healthy, stale]);
		expect(log.lines).toMatchObject([{ level: 'warn', text: expect.stringContaining('stale') }]);
	});

	it('of an update sends the POST first: `delete` has removed all there was [checklist 94]', async () => {
		const old = scene.createStage();
		await old.publish();
		await old.delete();
		scene.argyle.clearJournal();
		await scene.createStage({ activation: 'update' }).publish();
		expect(scene.argyle.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
	});

	it('refuses an invalid parameter, whatever is stored [checklist 92]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		stage.node.parameters.events = ['accounts.bogus'];
		await expect(stage.checkExists()).rejects.toThrow(/accounts\.bogus/);
	});
});
