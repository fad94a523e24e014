import type { Fault } from '../../../tools/simulator/types.cts';
import { captureLog } from '../../support/stage/log.cts';
import { createDelivery } from './deliveries';
import { makeImpatient } from './requests';
import { readOnly, readRefusal, useArgyle } from './scene';

const post = { method: 'POST', path: '/v2/webhooks' };

/** What leaves open whether the subscription was made, which it was. */
const madeAllTheSame: Array<[what: string, fault: Fault]> = [
	['is lost with its connection', { ...post, drop: 'after' }],
	['stops half-way', { ...post, truncate: true }],
	['is a 503', { ...post, createdButStatus: 503 }],
	['names no id', { ...post, omitId: true }],
];

/** What leaves it open as well, when it was not made. */
const notMade: Array<[what: string, fault: Fault]> = [
	['is lost with its connection', { ...post, drop: 'before' }],
	['is a 500', { ...post, status: 500 }],
	['is a 503', { ...post, status: 503 }],
];

describe('the answer to the creation of a subscription', () => {
	const scene = useArgyle();

	const createStage = () => {
		const stage = scene.createStage();
		makeImpatient(stage);
		return stage;
	};

	it.each(madeAllTheSame)(
		'%s: what Argyle made is found and stored, without a second POST [checklist 56]',
		async (_what, fault) => {
			scene.argyle.faults.add(fault);
			const stage = createStage();
			await stage.publish();
			const made = readOnly(scene.list());
			expect(scene.count('POST')).toBe(1);
			expect(stage.staticData).toMatchObject({ webhookId: made.id, webhookSecret: made.secret });
			const answer = await stage.deliver(createDelivery(scene.argyle, made));
			expect(answer.status).toBe(200);
		},
	);

	it.each([200, 201] as const)('is %i: it is stored [checklist 56]', async (createStatus) => {
		scene.argyle.settings.createStatus = createStatus;
		const stage = createStage();
		await stage.publish();
		expect(stage.staticData.webhookId).toBe(readOnly(scene.list()).id);
	});

	it.each(notMade)(
		'%s: nothing is stored, and the message names the address it may be found under [checklist 56]',
		async (_what, fault) => {
			scene.argyle.faults.add(fault);
			const stage = createStage();
			const message = await readRefusal(stage.publish());
			expect(message).toContain('The webhook was not registered');
			expect(message).toContain(stage.webhookUrl);
			expect(message).toMatch(/publish/);
			expect(scene.list()).toEqual([]);
			expect(scene.count('POST')).toBe(1);
			expect(stage.staticData).toEqual({});
		},
	);

	it('is lost while Argyle hides secrets: the message names the address, and the next call repairs it [checklist 56]', async () => {
		// A second n8n process may create the same at the same time, and the list does not show whose is whose.
		for (const repair of ['delete', 'publish'] as const) {
			scene.argyle.settings.hideSecrets = true;
			scene.argyle.faults.add({ ...post, drop: 'after' });
			const stage = createStage();
			expect(await readRefusal(stage.publish())).toContain(stage.webhookUrl);
			await stage[repair]();
			const left = scene.list().map(({ id }) => id);
			expect(left).toEqual(repair === 'delete' ? [] : [stage.staticData.webhookId]);
		}
	});

	it('is lost and the list can not be read: the message names the address [checklist 56]', async () => {
		const stage = createStage();
		await expect(stage.checkExists()).resolves.toBe(false);
		scene.argyle.faults.add({ ...post, drop: 'after' });
		scene.argyle.faults.add({ method: 'GET', path: '/v2/webhooks', status: 503, times: 2 });
		const message = await readRefusal(stage.create());
		expect(message).toContain('The webhook was not registered');
		expect(message).toContain(stage.webhookUrl);
		expect(stage.staticData).toEqual({});
		await stage.delete();
		expect(scene.list()).toEqual([]);
	});

	it('is clear, and the list after it can not be read: it stays, with a warning [checklist 56]', async () => {
		const stage = createStage();
		await expect(stage.checkExists()).resolves.toBe(false);
		scene.argyle.faults.add({ method: 'GET', path: '/v2/webhooks', status: 503, times: 2 });
		const log = captureLog();
		await stage.create();
		log.stop();
		expect(stage.staticData.webhookId).toBe(readOnly(scene.list()).id);
		expect(log.lines).toMatchObject([{ level: 'warn', text: expect.stringMatching(/503/) }]);
	});

	it('is clear, and an old one can not be removed: the new one stays, with a warning that names the old one [checklist 56]', async () => {
		const stage = createStage();
		const old = scene.argyle.webhooks.add({ url: stage.webhookUrl, events: ['*'] });
		scene.argyle.faults.add({ method: 'DELETE', path: '/v2/webhooks', status: 403, times: 9 });
		const log = captureLog();
		await stage.publish();
		log.stop();
		const [made] = scene.list().filter(({ id }) => id !== old.id);
		expect(stage.staticData.webhookId).toBe(made?.id);
		expect(log.lines).toMatchObject([{ level: 'warn', text: expect.stringContaining(old.id) }]);
		expect(log.lines[0]?.text).toMatch(/Console → Developers → Webhooks/);
	});
});
