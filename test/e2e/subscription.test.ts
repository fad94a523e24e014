import { deriveSecret } from '../../nodes/Argyle/trigger/derivedSecret';
import { randomUUID } from 'node:crypto';
import { until } from '../../tools/process/wait.cts';
import type { Webhook } from '../../tools/simulator/types.cts';
import { eraseStaticData } from '../../tools/n8n/world/storage.cts';
import { engines, openScene } from './subscriptionScene';
import type { Scene } from './subscriptionScene';

jest.setTimeout(240_000);

describe.each(engines)('a subscription under $engine of n8n', ({ publicationService }) => {
	let world: Scene;

	beforeAll(async () => {
		world = await openScene(publicationService);
	}, 300_000);

	afterEach(async () => await world.clear());

	afterAll(async () => await world.close());

	it('is created by one request, with the fields that Argyle requires [checklist 50]', async () => {
		const { id, nodeId, webhookId } = await world.publishTrigger();

		expect(world.countPosts()).toBe(1);
		expect(world.readOnly()).toMatchObject({
			name: `n8n workflow ${id} node ${nodeId}`,
			url: `${world.n8n.url}/webhook/${webhookId}/webhook`,
			events: ['accounts.failed'],
			config: { include_resource: true },
			secret: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	it('exists at most once, and is gone after the last unpublishing [checklist 51]', async () => {
		const { id } = await world.createTrigger();
		for (let round = 0; round < 10; round++) {
			await world.rest.publish(id);
			expect(world.list()).toHaveLength(1);
			await world.rest.unpublish(id);
			expect(world.list()).toHaveLength(0);
		}
		expect(world.countPosts()).toBe(10);
	});

	it('is the same after restarts [checklist 52]', async () => {
		const { id } = await world.publishTrigger();
		const before = world.list().map((one) => one.id);

		await world.restart();
		await world.restart();

		expect(world.countPosts()).toBe(1);
		expect(world.list().map((one) => one.id)).toEqual(before);
		await world.expectOneRun(id);
	});

	it('delivers although n8n has lost its static data, and is removed by unpublishing [checklist 53]', async () => {
		const { id } = await world.publishTrigger();
		await world.restart(async () => await eraseStaticData(world.n8n, id));

		await world.expectOneRun(id);

		expect(world.countPosts()).toBe(1);
		await world.rest.unpublish(id);
		expect(world.list()).toEqual([]);
	});

	it('is adopted when a publishing finds it without static data [checklist 53]', async () => {
		const { id, nodeId, webhookId } = await world.createTrigger();
		const url = `${world.n8n.url}/webhook/${webhookId}/webhook`;
		const orphan = world.argyle.webhooks.add({
			name: `n8n workflow ${id} node ${nodeId}`,
			url,
			config: { include_resource: true },
			secret: deriveSecret(world.argyle.credential(), url) ?? '',
		});
		const foreign = world.argyle.webhooks.add({ url: 'https://crm.example.com/argyle' });

		await world.rest.publish(id);

		expect(world.list()).toEqual([orphan, foreign]);
		expect(world.countPosts()).toBe(0);
		expect(await world.deliver(orphan)).toBe(200);
		await world.rest.unpublish(id);
		expect(world.list()).toEqual([foreign]);
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
			const { url } = world.readOnly();
			world.argyle.webhooks.update(world.readOnly().id, edit);
			// The publication service calls no node at a restart, and none for an unchanged trigger.
			if (publicationService) {
				await world.changeTrigger(id, { parameters: { options: { output: 'raw' } } });
				await world.rest.publish(id);
			} else {
				await world.restart();
			}

			// The older engine looks after its workflows once it is ready.
			await until('The repair', async () => await world.isRight(id, url));
			await world.expectOneRun(id);
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
				expect(world.countPosts()).toBe(1);
			},
		);

		it.each([401, 429, 500])(
			'as it answers %i, is named in the log, kept in mind, and removed later [checklist 58]',
			async (status) => {
				const { id } = await world.publishTrigger();
				const left = world.readOnly();
				world.argyle.faults.add({ ...remove, status });

				await world.rest.unpublish(id);

				expect((await world.rest.getWorkflow(id)).active).toBe(false);
				await until('The note in the log', () =>
					world.n8n.readLog().includes(`Webhook subscription ${left.id} is still at Argyle`),
				);
				expect(await world.deliver(left)).toBe(404);
				world.argyle.faults.clear();
				await world.rest.publish(id);
				expect(world.list().map((one) => one.id)).toEqual([left.id]);
				await world.rest.unpublish(id);
				expect(world.list()).toEqual([]);
			},
		);
	});

	it('of an imported copy with the static data of its original is a separate one [checklist 59]', async () => {
		const original = await world.publishTrigger();
		const before = world.readOnly();
		const { nodes, connections, ...rest } = await world.rest.getWorkflow(original.id);
		const copy = await world.rest.createWorkflow({
			name: 'A copy',
			nodes: nodes.map((node) => (node.webhookId ? { ...node, webhookId: randomUUID() } : node)),
			connections,
			staticData: Object(rest).staticData,
		});

		await world.rest.publish(copy.id);

		expect(world.list()).toHaveLength(2);
		await world.rest.unpublish(copy.id);
		expect(world.list()).toEqual([before]);
		await world.expectOneRun(original.id);
	});

	it('of a renamed node stays the only one, and delivers [checklist 59]', async () => {
		const { id } = await world.publishTrigger();
		await world.changeTrigger(id, { name: 'Renamed' });

		await world.rest.publish(id);

		expect(world.list()).toHaveLength(1);
		await world.expectOneRun(id);
		await world.rest.unpublish(id);
		expect(world.list()).toEqual([]);
	});

	describe('whose delivery arrives', () => {
		it('during its creation starts one run [checklist 61]', async () => {
			const { id } = await world.createTrigger();
			world.argyle.faults.add({ method: 'POST', path: '/v2/webhooks', delayMs: 8_000 });
			const publishing = world.rest.publish(id);
			await until('The request for a subscription', () => world.list().length === 1);

			const status = await world.deliver(world.readOnly());

			expect(status).toBe(200);
			await publishing;
			await world.rest.waitForExecutions(id);
			expect(await world.rest.listExecutions(id)).toHaveLength(1);
			expect(world.list()).toHaveLength(1);
		});

		it('during its removal is accepted or refused, and breaks nothing [checklist 61]', async () => {
			const { id } = await world.publishTrigger();
			const subscription = world.readOnly();
			world.argyle.faults.add({ method: 'DELETE', path: '/v2/webhooks', delayMs: 3_000 });
			const unpublishing = world.rest.unpublish(id);
			await until('The removal', () => world.list().length === 0);

			const status = await world.deliver(subscription);

			await unpublishing;
			expect([200, 404]).toContain(status);
			expect(await world.rest.listExecutions(id)).toHaveLength(status === 200 ? 1 : 0);
		});

		it('after its removal starts nothing [checklist 61]', async () => {
			const { id } = await world.publishTrigger();
			const subscription = world.readOnly();
			await world.rest.unpublish(id);

			expect(await world.deliver(subscription)).toBe(404);

			expect(await world.rest.listExecutions(id)).toEqual([]);
		});
	});
});
