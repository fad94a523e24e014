import { until } from '../../tools/process/wait.cts';
import { TRIGGER } from '../../tools/n8n/world/workflows.cts';
import { itLeaksNothing } from './leaks';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';

jest.setTimeout(60_000);

let world: SharedWorld;

beforeAll(async () => {
	world = await openShared();
});

afterEach(async () => await world.unpublishAll());

afterAll(async () => await world.close());

describe('"listen for test event"', () => {
	it('has its own subscription next to the production one, and removes it after one event [checklist 59]', async () => {
		const { id, nodeId, webhookId } = await world.publishTrigger();
		const production = world.argyle.webhooks.list();

		await world.rest.listenForTestEvent(id, TRIGGER);

		const subscriptions = world.argyle.webhooks.list();
		expect(subscriptions).toHaveLength(2);
		expect(subscriptions).toContainEqual(
			expect.objectContaining({
				name: `n8n workflow ${id} node ${nodeId} (test)`,
				url: `${world.n8n.url}/webhook-test/${webhookId}/webhook`,
			}),
		);

		world.argyle.playLogin();

		const executions = await world.rest.waitForExecutions(id, { count: 2 });
		await world.argyle.settled();
		expect(executions.map(({ mode }) => mode).sort()).toEqual(['manual', 'webhook']);
		// n8n starts the execution before it calls the node's delete.
		await until(
			'The removal of the test subscription',
			() => world.argyle.webhooks.list().length === 1,
		);
		expect(world.argyle.webhooks.list().map((one) => one.id)).toEqual(
			production.map((one) => one.id),
		);
	});

	it('removes its subscription when it is cancelled [checklist 59]', async () => {
		const { id } = await world.createTrigger();
		await world.rest.listenForTestEvent(id, TRIGGER);
		expect(world.argyle.webhooks.list()).toHaveLength(1);

		await world.rest.stopListening(id);

		// n8n answers before it has called the node's delete.
		await until(
			'The removal of the test subscription',
			() => world.argyle.webhooks.list().length === 0,
		);
	});
});

itLeaksNothing(() => world);
