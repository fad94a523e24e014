import { randomUUID } from 'node:crypto';
import type { Webhook } from '../../tools/simulator/types.cts';
import { readExample } from '../../tools/docs/examples.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(120_000);

let world: World;
let watched: { id: string; subscription: Webhook };
let watch: { id: string; url: string };

beforeAll(async () => {
	world = await openWorld();
	watched = await publishTrigger();
	watch = await publishWatch();
	// The first failure runs the watched workflow, as it would have in real life.
	await world.argyle.playLogin().deliveries;
	await world.rest.waitForExecutions(watched.id);
}, 300_000);

afterEach(() => {
	const { webhooks } = world.argyle;
	for (const { id } of webhooks.list()) webhooks.remove(id);
	webhooks.add(watched.subscription);
});

afterAll(async () => await world.close());

/** The workflow that is watched, and its subscription as it should be. */
async function publishTrigger() {
	const { id } = await world.publishTrigger();
	const [subscription] = world.argyle.webhooks.list();
	if (!subscription) throw new TypeError('There is no subscription');
	return { id, subscription };
}

/** examples/subscription-watch.json, filled in, and started by a call instead of by the hour. */
async function publishWatch() {
	const path = randomUUID();
	const { rawApiKey } = await world.rest.ask<{ rawApiKey: string }>('POST', '/rest/api-keys', {
		label: 'watch',
		expiresAt: null,
		scopes: ['execution:list', 'execution:read'],
	});
	const key = await world.rest.createCredential('n8nApi', 'n8n', {
		apiKey: rawApiKey,
		baseUrl: `${world.n8n.url}/api/v1`,
	});
	const assign = (name: string, value: string) => ({
		id: randomUUID(),
		name,
		type: 'string',
		value,
	});
	const example = readExample('subscription-watch.json', world.credential, {
		'Once an Hour': {
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: { path, httpMethod: 'POST' },
		},
		'What to Watch': {
			parameters: {
				assignments: {
					assignments: [
						assign('webhookUrl', watched.subscription.url),
						assign('workflowId', watched.id),
						assign('event', 'accounts.failed'),
					],
				},
				options: {},
			},
		},
		'Get Last Execution': { credentials: { n8nApi: { id: key.id, name: key.name } } },
	});
	const { id } = await world.rest.createWorkflow({ ...example });
	await world.rest.publish(id);
	return { id, url: `${world.n8n.url}/webhook/${path}` };
}

/** Runs the watch once. Gives the message with which it fails, or null when it does not. */
async function runWatch(): Promise<unknown> {
	const before = (await world.rest.listExecutions(watch.id)).length;
	await fetch(watch.url, { method: 'POST' });
	const [latest] = await world.rest.waitForExecutions(watch.id, { count: before + 1 });
	return latest?.data.resultData.error?.message ?? null;
}

describe('the workflow that watches the subscription', () => {
	it('is content while all is well', async () => {
		expect(await runWatch()).toBeNull();
	});

	it('says that the subscription is gone, within one run [checklist 49]', async () => {
		world.argyle.webhooks.remove(watched.subscription.id);
		expect(await runWatch()).toMatch(/subscription is gone/);
	});

	it('says so also when only the subscriptions of others are left [checklist 49]', async () => {
		world.argyle.webhooks.update(watched.subscription.id, {
			url: 'https://crm.example.com/argyle',
		});
		expect(await runWatch()).toMatch(/subscription is gone/);
	});

	it('says that its events were changed [checklist 49]', async () => {
		world.argyle.webhooks.update(watched.subscription.id, { events: ['accounts.added'] });
		expect(await runWatch()).toMatch(/no longer delivers accounts\.failed/);
	});

	it('says that Argyle delivered something for which no workflow ran [checklist 49]', async () => {
		const later = new Date(Date.now() + 120_000).toISOString();
		world.argyle.webhooks.update(watched.subscription.id, { last_sent_at: later });
		expect(await runWatch()).toMatch(/for which the workflow did not run/);
	});
});
