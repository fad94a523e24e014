import { randomUUID } from 'node:crypto';
import { until } from '../../tools/process/wait.cts';
import type { Webhook } from '../../tools/simulator/types.cts';
import { eraseStaticData } from '../../tools/n8n/world/storage.cts';
import { TRIGGER } from '../../tools/n8n/world/triggers.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(240_000);

const engines = [
	{ engine: 'the publication service', publicationService: true },
	{ engine: 'the older activation engine', publicationService: false },
];

/**
 * How long n8n leaves alone what a dead process was publishing, and how often it looks: 120 s and 15 s
 * by default, which nothing here depends on.
 */
const shortLease = {
	N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '20',
	N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '1000',
};

describe.each(engines)('a subscription under $engine of n8n', ({ publicationService }) => {
	let world: World;

	beforeAll(async () => {
		world = await openWorld({ publicationService, env: shortLease });
	}, 300_000);

	afterEach(async () => {
		world.argyle.faults.clear();
		await world.unpublishAll();
		world.argyle.webhooks.clear();
		world.argyle.clearJournal();
	});

	afterAll(async () => await world.close());

	const list = () => world.argyle.webhooks.list();
	const countPosts = () => world.argyle.requestsTo('POST', '/v2/webhooks').length;

	const readOnly = (): Webhook => {
		const [only, ...others] = list();
		if (!only || others.length > 0) throw new Error(`There are ${list().length} subscriptions`);
		return only;
	};

	/** Delivers by hand, also for a subscription that is gone; gives the status of the one attempt. */
	const deliver = async (subscription: Webhook) => {
		const data = { account: randomUUID(), user: randomUUID(), error_code: 'invalid_mfa' };
		const order = { subscription, event: 'accounts.failed', data };
		const [attempt] = await world.argyle.deliver(order);
		return attempt?.status ?? null;
	};

	/** Lets one login fail and waits for the one run of the workflow that comes of it. */
	const expectOneRun = async (id: string) => {
		const { deliveries } = world.argyle.playLogin({ errorCode: 'invalid_mfa' });
		expect((await deliveries).map(({ status }) => status)).toEqual([200]);
		await world.rest.waitForExecutions(id);
		expect(await world.rest.listExecutions(id)).toHaveLength(1);
	};

	/** Saves a draft with a changed trigger; its connections go by its name. */
	const changeTrigger = async (id: string, change: { name?: string; parameters?: object }) => {
		const { nodes, connections } = await world.rest.getWorkflow(id);
		const changed = nodes.map((node) => (node.name === TRIGGER ? { ...node, ...change } : node));
		const renamed = { [change.name ?? TRIGGER]: connections[TRIGGER] };
		await world.rest.updateWorkflow(id, { nodes: changed, connections: renamed });
	};

	/** Whether there is one that delivers what is wanted, and n8n has stored it. */
	const isRight = async (id: string, url: string) => {
		const { staticData } = Object(await world.rest.getWorkflow(id));
		const stored = Object(Object(staticData)[`node:${TRIGGER}`]);
		const [only, ...others] = list();
		return (
			others.length === 0 &&
			only?.url === url &&
			only.events.join() === 'accounts.failed' &&
			only.config.include_resource === true &&
			only.id === stored.webhookId &&
			only.secret === stored.webhookSecret
		);
	};

	const untilRemoved = async () =>
		await until('The removal of the subscription', () => list().length === 0, {
			timeoutMs: 90_000,
		});

	const restart = async (meanwhile: () => void | Promise<void> = () => undefined) => {
		await world.n8n.stop();
		await meanwhile();
		await world.n8n.start();
	};

	it('is made by one request, with what Argyle asks for [checklist 50]', async () => {
		const { id, nodeId, webhookId } = await world.publishTrigger();

		expect(countPosts()).toBe(1);
		expect(readOnly()).toMatchObject({
			name: `n8n workflow ${id} node ${nodeId}`,
			url: `${world.n8n.url}/webhook/${webhookId}/webhook`,
			events: ['accounts.failed'],
			config: { include_resource: true },
			secret: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	it('is one at most and none in the end when published and unpublished in turn [checklist 51]', async () => {
		const { id } = await world.createTrigger();
		for (let round = 0; round < 10; round++) {
			await world.rest.publish(id);
			expect(list()).toHaveLength(1);
			await world.rest.unpublish(id);
			expect(list()).toHaveLength(0);
		}
		expect(countPosts()).toBe(10);
	});

	it('is the same after restarts [checklist 52]', async () => {
		const { id } = await world.publishTrigger();
		const before = list().map((one) => one.id);

		await restart();
		await restart();

		expect(countPosts()).toBe(1);
		expect(list().map((one) => one.id)).toEqual(before);
		await expectOneRun(id);
	});

	it('delivers although n8n has lost its static data, and is removed in the end [checklist 53]', async () => {
		const { id } = await world.publishTrigger();
		await restart(async () => await eraseStaticData(world.n8n, id));

		await expectOneRun(id);

		expect(countPosts()).toBe(1);
		await world.rest.unpublish(id);
		expect(list()).toEqual([]);
	});

	it('is adopted when a publishing finds it without static data [checklist 53]', async () => {
		const { id, nodeId, webhookId } = await world.createTrigger();
		const orphan = world.argyle.webhooks.add({
			name: `n8n workflow ${id} node ${nodeId}`,
			url: `${world.n8n.url}/webhook/${webhookId}/webhook`,
			config: { include_resource: true },
			secret: 'a'.repeat(64),
		});
		const foreign = world.argyle.webhooks.add({ url: 'https://crm.example.com/argyle' });

		await world.rest.publish(id);

		expect(list()).toEqual([orphan, foreign]);
		expect(countPosts()).toBe(0);
		expect(await deliver(orphan)).toBe(200);
		await world.rest.unpublish(id);
		expect(list()).toEqual([foreign]);
	});

	describe('after n8n was killed between create and save', () => {
		const publishAndDie = async () => {
			const workflow = await world.createTrigger();
			const post = { method: 'POST', path: '/v2/webhooks', delayMs: 120_000 };
			world.argyle.faults.add(post);
			// The request to publish dies with n8n, or is about a publishing that has not ended.
			const publishing = world.rest.publish(workflow.id).catch(() => undefined);
			await until('The request for a subscription', () => list().length === 1);
			await world.n8n.kill();
			await world.n8n.start();
			await publishing;
			return workflow;
		};

		it('delivers, to one run [checklist 53, 61]', async () => {
			const { id } = await publishAndDie();

			await expectOneRun(id);

			expect(list()).toHaveLength(1);
			expect(countPosts()).toBe(1);
			await world.rest.unpublish(id);
			await untilRemoved();
		});

		it('is removed when the workflow is unpublished [checklist 53]', async () => {
			const { id } = await publishAndDie();

			await world.rest.unpublish(id);

			await untilRemoved();
		});

		it('is one when the workflow is published again, and delivers [checklist 53]', async () => {
			const { id } = await publishAndDie();
			await changeTrigger(id, { parameters: { includeResource: false } });

			await world.rest.publish(id);

			expect(readOnly().config).toEqual({ include_resource: false });
			await expectOneRun(id);
		});
	});

	const edits: Array<[what: string, edit: Partial<Webhook>]> = [
		['its events', { events: ['*'] }],
		['its config', { config: {} }],
		['its URL', { url: 'https://elsewhere.example.com/webhook' }],
		['its secret', { secret: 'chosen in Console' }],
	];

	it.each(edits)(
		'is right again after %s was changed in Console [checklist 55]',
		async (_what, edit) => {
			const { id } = await world.publishTrigger();
			const { url } = readOnly();
			world.argyle.webhooks.update(readOnly().id, edit);
			// The publication service calls no node at a restart, and none for an unchanged trigger.
			if (publicationService) {
				await changeTrigger(id, { parameters: { options: { output: 'raw' } } });
				await world.rest.publish(id);
			} else {
				await restart();
			}

			// The older engine looks after its workflows once it is ready.
			await until('The repair', async () => await isRight(id, url));
			await expectOneRun(id);
		},
	);

	describe('that Argyle does not remove', () => {
		const remove = { method: 'DELETE', path: '/v2/webhooks', times: Infinity };

		it.each([204, 404, 410])(
			'as it answers %i, which means that it is gone, is forgotten [checklist 58]',
			async (status) => {
				const { id } = await world.publishTrigger();
				world.argyle.webhooks.clear();
				world.argyle.faults.add({ ...remove, status });

				await world.rest.unpublish(id);

				expect((await world.rest.getWorkflow(id)).active).toBe(false);
				world.argyle.clearJournal();
				await world.rest.publish(id);
				expect(countPosts()).toBe(1);
			},
		);

		it.each([401, 429, 500])(
			'as it answers %i, is named in the log, kept in mind, and removed later [checklist 58]',
			async (status) => {
				const { id } = await world.publishTrigger();
				const left = readOnly();
				world.argyle.faults.add({ ...remove, status });

				await world.rest.unpublish(id);

				expect((await world.rest.getWorkflow(id)).active).toBe(false);
				await until('The note in the log', () =>
					world.n8n.readLog().includes(`Webhook subscription ${left.id} is still at Argyle`),
				);
				expect(await deliver(left)).toBe(404);
				world.argyle.faults.clear();
				await world.rest.publish(id);
				expect(list().map((one) => one.id)).toEqual([left.id]);
				await world.rest.unpublish(id);
				expect(list()).toEqual([]);
			},
		);
	});

	it('of a copy that came with the static data of its original is another one [checklist 59]', async () => {
		const original = await world.publishTrigger();
		const before = readOnly();
		const { nodes, connections, ...rest } = await world.rest.getWorkflow(original.id);
		const copy = await world.rest.createWorkflow({
			name: 'A copy',
			nodes: nodes.map((node) => (node.webhookId ? { ...node, webhookId: randomUUID() } : node)),
			connections,
			staticData: Object(rest).staticData,
		});

		await world.rest.publish(copy.id);

		expect(list()).toHaveLength(2);
		await world.rest.unpublish(copy.id);
		expect(list()).toEqual([before]);
		await expectOneRun(original.id);
	});

	it('of a renamed node stays one, and delivers [checklist 59]', async () => {
		const { id } = await world.publishTrigger();
		await changeTrigger(id, { name: 'Renamed' });

		await world.rest.publish(id);

		expect(list()).toHaveLength(1);
		await expectOneRun(id);
		await world.rest.unpublish(id);
		expect(list()).toEqual([]);
	});

	describe('whose delivery arrives', () => {
		it('while it is being made delivers it, to one run [checklist 61]', async () => {
			const { id } = await world.createTrigger();
			world.argyle.faults.add({ method: 'POST', path: '/v2/webhooks', delayMs: 8_000 });
			const publishing = world.rest.publish(id);
			await until('The request for a subscription', () => list().length === 1);

			const status = await deliver(readOnly());

			expect(status).toBe(200);
			await publishing;
			await world.rest.waitForExecutions(id);
			expect(await world.rest.listExecutions(id)).toHaveLength(1);
			expect(list()).toHaveLength(1);
		});

		it('while it is being removed has it accepted or turned away, and breaks nothing [checklist 61]', async () => {
			const { id } = await world.publishTrigger();
			const subscription = readOnly();
			world.argyle.faults.add({ method: 'DELETE', path: '/v2/webhooks', delayMs: 3_000 });
			const unpublishing = world.rest.unpublish(id);
			await until('The removal', () => list().length === 0);

			const status = await deliver(subscription);

			await unpublishing;
			expect([200, 404]).toContain(status);
			expect(await world.rest.listExecutions(id)).toHaveLength(status === 200 ? 1 : 0);
		});

		it('after it was removed starts nothing [checklist 61]', async () => {
			const { id } = await world.publishTrigger();
			const subscription = readOnly();
			await world.rest.unpublish(id);

			expect(await deliver(subscription)).toBe(404);

			expect(await world.rest.listExecutions(id)).toEqual([]);
		});
	});
});
