import { randomBytes } from 'node:crypto';
import type { Webhook } from '../../../tools/simulator/types.cts';
import type { Answer } from '../../support/stage';
import { createDelivery } from './deliveries';
import { beforeEachRequest } from './requests';
import { copyStaticData, readOnly, useArgyle } from './scene';

const minute = 60_000;

describe('a delivery that arrives', () => {
	const scene = useArgyle();

	const forged = () => createDelivery(scene.argyle, { name: '', secret: '0'.repeat(64) });

	it('before the first publishing has saved anything is verified all the same [checklist 61]', async () => {
		const stage = scene.createStage();
		const answers: Answer[] = [];
		beforeEachRequest(stage, async () => {
			// What n8n's database holds until the publishing has ended.
			const unsaved = scene.createStage();
			for (const one of scene.list()) {
				answers.push(await unsaved.deliver(createDelivery(scene.argyle, one)));
				const refused = await unsaved.deliver(forged());
				expect(refused).toMatchObject({ status: 401, items: undefined });
			}
		});

		await stage.publish();

		expect(answers.length).toBeGreaterThan(0);
		for (const { status, items } of answers) {
			expect(status).toBe(200);
			expect(items).toHaveLength(1);
		}
	});

	it('after n8n died between create and save is verified, for as long as it takes [checklist 61]', async () => {
		await scene.createStage().publish();
		const subscription = readOnly(scene.list());

		for (let delivery = 0; delivery < 3; delivery++) {
			const restarted = scene.createStage();
			const answer = await restarted.deliver(createDelivery(scene.argyle, subscription));
			expect(answer).toMatchObject({ status: 200, body: { received: true } });
			expect(answer.items).toHaveLength(1);
			expect(restarted.staticData).toEqual({});
		}
	});

	it('after n8n died in a repair is verified with what was stored before [checklist 61]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const saved = copyStaticData(stage);
		scene.argyle.webhooks.update(readOnly(scene.list()).id, { events: ['*'] });
		await stage.publish();

		const restarted = scene.createStage({ staticData: saved });
		const answer = await restarted.deliver(createDelivery(scene.argyle, readOnly(scene.list())));

		expect(answer.items).toHaveLength(1);
	});

	it.each([
		['hides the secrets', () => void (scene.argyle.settings.hideSecrets = true)],
		['can not be asked', () => void scene.argyle.faults.add({ status: 503, times: Infinity })],
		['has no subscription', () => scene.argyle.webhooks.clear()],
	])(
		'while nothing is stored and Argyle %s is asked for again later [checklist 61]',
		async (_what, happen) => {
			await scene.createStage().publish();
			const subscription = readOnly(scene.list());
			happen();

			const answer = await scene.createStage().deliver(createDelivery(scene.argyle, subscription));

			// Argyle sends it again after 30 s; an answer of 401 would lose it.
			expect(answer).toMatchObject({ status: 503, items: undefined });
		},
	);

	it('during unpublishing is accepted as long as n8n has the secret [checklist 61]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const subscription = readOnly(scene.list());
		const saved = copyStaticData(stage);
		const statuses: number[] = [];
		beforeEachRequest(stage, async () => {
			const meanwhile = scene.createStage({ staticData: structuredClone(saved) });
			const answer = await meanwhile.deliver(createDelivery(scene.argyle, subscription));
			statuses.push(answer.status);
		});

		await stage.delete();

		expect(statuses.length).toBeGreaterThan(1);
		expect(new Set(statuses)).toEqual(new Set([200]));
	});

	it('after unpublishing starts nothing [checklist 61]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const subscription = readOnly(scene.list());
		await stage.delete();

		const answer = await stage.deliver(createDelivery(scene.argyle, subscription));

		expect(answer.items).toBeUndefined();
		expect(answer.status).not.toBe(200);
	});

	it('leaves the static data as it is, so that no late save undoes a publishing [checklist 62]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const saved = copyStaticData(stage);
		const inFlight = scene.createStage({ staticData: structuredClone(saved) });

		await inFlight.deliver(createDelivery(scene.argyle, readOnly(scene.list())));
		await inFlight.deliver(forged());

		// The flag by which n8n decides whether to save.
		expect(inFlight.workflow.staticData.__dataChanged).toBe(false);
		expect(copyStaticData(inFlight)).toEqual(saved);
	});

	it('is verified again once publishing has found stale static data [checklist 62]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const stale = copyStaticData(stage);
		await stage.delete();
		await stage.publish();
		const current = readOnly(scene.list());
		const reverted = scene.createStage({ staticData: stale });

		await reverted.publish();

		expect(scene.list()).toEqual([current]);
		const answer = await reverted.deliver(createDelivery(scene.argyle, current));
		expect(answer.status).toBe(200);
	});
});

describe('a secret that was changed in Console', () => {
	const scene = useArgyle();

	afterEach(() => void jest.useRealTimers());

	/** Publishes, has the secret changed in Console, and publishes again at a fixed time. */
	const rotate = async () => {
		const stage = scene.createStage();
		await stage.publish();
		const old: Webhook = readOnly(scene.list());
		const secret = randomBytes(32).toString('hex');
		const fresh = scene.argyle.webhooks.update(old.id, { secret });
		const now = new Date('2026-11-23T12:00:00.000Z').getTime();
		jest.useFakeTimers({
			now,
			doNotFake: [
				'hrtime',
				'nextTick',
				'performance',
				'queueMicrotask',
				'setImmediate',
				'clearImmediate',
				'setInterval',
				'clearInterval',
				'setTimeout',
				'clearTimeout',
			],
		});
		await stage.publish();
		const deliver = async (one: Webhook, after: number) => {
			jest.setSystemTime(now + after);
			return (await stage.deliver(createDelivery(scene.argyle, one))).status;
		};
		return { stage, old, fresh, deliver };
	};

	it.each([
		['at once', 0, 200],
		['after the retry of a delivery that timed out', 40_000, 200],
		['a millisecond before a minute is over', minute - 1, 200],
		['when a minute is over', minute, 401],
		['an hour later', 60 * minute, 401],
	])('lets the old one verify %s: %i ms, %i [checklist 63]', async (_when, after, status) => {
		const { old, deliver } = await rotate();

		await expect(deliver(old, after)).resolves.toBe(status);
	});

	it.each([0, minute - 1, minute, 60 * minute])(
		'lets the new one verify after %i ms [checklist 63]',
		async (after) => {
			const { fresh, deliver } = await rotate();

			await expect(deliver(fresh, after)).resolves.toBe(200);
		},
	);

	it.each([0, minute])('lets no other one verify after %i ms [checklist 63]', async (after) => {
		const { old, deliver } = await rotate();

		await expect(deliver({ ...old, secret: 'f'.repeat(64) }, after)).resolves.toBe(401);
	});

	it('is forgotten, the old one too, when the workflow is unpublished [checklist 63]', async () => {
		const { stage } = await rotate();

		await stage.delete();

		expect(stage.staticData).toEqual({});
	});
});
