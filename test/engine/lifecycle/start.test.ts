import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../../../tools/simulator/types.cts';
import { captureLog } from '../../support/stage/log.cts';
import type { StageOptions } from '../../support/stage';
import { createDelivery } from './deliveries';
import { answerFor } from './requests';
import { copyStaticData, readOnly, useArgyle } from './scene';

const list = { method: 'GET', path: '/v2/webhooks' };

describe('a start of the older engine', () => {
	const scene = useArgyle();
	let log: ReturnType<typeof captureLog>;
	let webhooks = 0;

	beforeEach(() => {
		log = captureLog();
		// What this process remembers of a webhook must not reach the next test.
		webhooks += 1;
	});
	afterEach(() => log.stop());

	const createStage = (options: Partial<StageOptions> = {}) =>
		scene.createStage({ webhookId: `webhook-${webhooks}`, ...options });

	/** Calls the hooks as `ActiveWorkflowManager.add` does; the message of a refusal, else null. */
	const start = async (staticData: IDataObject, more: Partial<StageOptions> = {}) => {
		const load = () =>
			createStage({ staticData: structuredClone(staticData), activation: 'init', ...more });
		const stage = load();
		const refusal: unknown = await stage.publish().then(
			() => null,
			(error: unknown) => error,
		);
		const cleanup: unknown = refusal
			? await load()
					.delete()
					.catch((error: unknown) => error)
			: null;
		return { stage, refusal, cleanup };
	};

	const publish = async (options: Partial<StageOptions> = {}) => {
		const stage = createStage(options);
		await stage.publish();
		return { saved: copyStaticData(stage), subscription: readOnly(scene.list()) };
	};

	const faults: Array<[string, Fault]> = [
		['429', { ...list, status: 429, headers: { 'retry-after': '0.1' } }],
		['500 twice', { ...list, status: 500, times: 2 }],
		['a page of HTML', { ...list, status: 200, body: '<html></html>' }],
	];

	it.each(faults)(
		'keeps a stored subscription when the list answers %s [checklist 87]',
		async (_what, fault) => {
			const { saved, subscription } = await publish();
			scene.argyle.faults.add(fault);
			const { stage, refusal } = await start(saved);
			expect(refusal).toBeNull();
			expect(scene.list()).toEqual([subscription]);
			expect(copyStaticData(stage)).toEqual(saved);
			expect(log.lines).toMatchObject([
				{ level: 'warn', text: expect.stringContaining(subscription.id) },
			]);
		},
	);

	it.each(faults)(
		'without anything stored removes nothing when the list answers %s, and n8n tries again [checklist 87]',
		async (_what, fault) => {
			const { subscription } = await publish();
			scene.argyle.faults.add({ ...fault, times: fault.status === 429 ? 9 : (fault.times ?? 1) });
			const { refusal, cleanup } = await start({});
			expect(refusal).toBeInstanceOf(Error);
			// A throw keeps n8n's own route as well.
			expect(cleanup).toBeInstanceOf(Error);
			expect(scene.list()).toEqual([subscription]);
			scene.argyle.faults.clear();
			const again = await start({});
			expect(again.refusal).toBeNull();
			expect(again.stage.staticData.webhookId).toBe(subscription.id);
		},
	);

	it('keeps a changed subscription that it could not replace until n8n tries again', async () => {
		const { saved, subscription } = await publish();
		const edited = scene.argyle.webhooks.update(subscription.id, { events: ['*'] });
		scene.argyle.faults.add({ method: 'POST', path: '/v2/webhooks', status: 503 });
		const { refusal } = await start(saved);
		expect(refusal).toBeInstanceOf(Error);
		expect(scene.list()).toEqual([edited]);
	});

	it('lets a user unpublish later what it could not check', async () => {
		await publish();
		scene.argyle.faults.add({ ...list, status: 500, times: 2 });
		await start({});
		await createStage().delete();
		expect(scene.list()).toEqual([]);
	});

	it('without WEBHOOK_URL keeps the subscription of the usable address [checklist 87]', async () => {
		const credential = { ...scene.credential, environment: 'sandbox' };
		const first = createStage({ credential });
		answerFor('api-sandbox.argyle.com', first, scene.argyle);
		await first.publish();
		const subscription = readOnly(scene.list());
		const options = { credential, webhookBaseUrl: 'http://localhost:5678' };
		const { refusal } = await start(copyStaticData(first), options);
		expect(refusal).toBeNull();
		expect(scene.list()).toEqual([subscription]);
		expect(log.lines).toMatchObject([
			{ level: 'warn', text: expect.stringMatching(/WEBHOOK_URL/) },
		]);
	});

	it('keeps a stored subscription while n8n can not read the credential [checklist 87]', async () => {
		const { saved, subscription } = await publish();
		const stage = createStage({ staticData: saved, activation: 'init' });
		stage.credentials.getDecrypted = async () => {
			throw new Error('The vault is sealed');
		};
		await expect(stage.checkExists()).resolves.toBe(true);
		expect(scene.list()).toEqual([subscription]);
		const answer = await stage.deliver(createDelivery(scene.argyle, subscription));
		expect(answer.items).toHaveLength(1);
	});
});

describe('a stored subscription does not count without a check', () => {
	const scene = useArgyle();

	const publish = async (webhookId: string) => {
		const stage = scene.createStage({ webhookId });
		await stage.publish();
		return { webhookId, staticData: copyStaticData(stage) };
	};

	const spoil = (stage: ReturnType<typeof scene.createStage>) => {
		stage.credentials.getDecrypted = async () => {
			throw new Error('The vault is sealed');
		};
		return stage;
	};

	it('for another n8n that starts', async () => {
		const saved = await publish('check-1');
		const stage = spoil(
			scene.createStage({ ...saved, activation: 'init', instanceId: 'instance-2' }),
		);
		await expect(stage.checkExists()).rejects.toThrow(/vault/);
	});

	it('for another usable address at a start', async () => {
		const saved = await publish('check-2');
		const webhookBaseUrl = 'https://new.example.com';
		const stage = spoil(scene.createStage({ ...saved, activation: 'init', webhookBaseUrl }));
		await expect(stage.checkExists()).rejects.toThrow(/vault/);
	});

	it('for a user who publishes with a credential that can not be read', async () => {
		const stage = spoil(scene.createStage(await publish('check-3')));
		await expect(stage.checkExists()).rejects.toThrow(/vault/);
	});

	it('for a user who publishes at another address, when the list can not be read', async () => {
		const saved = await publish('check-4');
		const webhookBaseUrl = 'https://new.example.com';
		scene.argyle.faults.add({ ...list, status: 503, times: Infinity });
		const stage = scene.createStage({ ...saved, webhookBaseUrl });
		await expect(stage.checkExists()).rejects.toThrow(/503/);
	});
});

describe('a start of the older engine with ten workflows', () => {
	const scene = useArgyle();

	it('waits once for a silent Argyle, and keeps all subscriptions [checklist 88]', async () => {
		const ids = Array.from({ length: 10 }, (_, index) => `silent-${index}`);
		const published = [];
		for (const webhookId of ids) {
			const stage = scene.createStage({ webhookId, nodeId: webhookId });
			await stage.publish();
			published.push({ webhookId, nodeId: webhookId, staticData: copyStaticData(stage) });
		}
		const before = scene.list();
		scene.argyle.faults.add({ ...list, delayMs: 20_000, times: Infinity });
		const begun = performance.now();

		for (const options of published) {
			const stage = scene.createStage({ ...options, activation: 'init' });
			await expect(stage.checkExists()).resolves.toBe(true);
		}

		const tookMs = performance.now() - begun;
		expect(tookMs).toBeGreaterThan(4_500);
		expect(tookMs).toBeLessThan(8_000);
		expect(scene.list()).toEqual(before);
	});
});
