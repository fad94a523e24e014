import { randomUUID } from 'node:crypto';
import { until } from '../../tools/process/wait.cts';
import { startReceiver } from '../../tools/simulator/receiver.cts';
import type { Receiver } from '../../tools/simulator/receiver.cts';
import { seededRandom } from '../../tools/simulator/random.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(300_000);

const failures = 100;
const copies = 3;

/** A delivery of a failed login, as Argyle sends it. */
interface Delivery {
	body: Buffer;
	signature: string;
}

let world: World;
let passed: Receiver;

beforeAll(async () => {
	// Remove Duplicates reads and writes its memory in two steps (n8n 2.41 DeduplicationHelper), so it
	// tells duplicates apart only among executions that do not run at the same time.
	world = await openWorld({ env: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' } });
	passed = await startReceiver();
}, 300_000);

afterAll(async () => {
	await world.close();
	await passed.close();
});

/** A workflow that tells the receiver of each item that Remove Duplicates lets through. */
async function publishWorkflow() {
	const { id, name } = world.credential;
	const node = (title: string, type: string, typeVersion: number, parameters: object) => ({
		id: randomUUID(),
		name: title,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
	});
	const trigger = {
		...node('Argyle Trigger', 'n8n-nodes-argyle.argyleTrigger', 1, {}),
		webhookId: randomUUID(),
		credentials: { argyleApi: { id, name } },
	};
	const filter = node('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', 2, {
		operation: 'removeItemsSeenInPreviousExecutions',
		logic: 'removeItemsWithAlreadySeenKeyValues',
		dedupeValue: '={{ $json.event_id }}',
		options: {},
	});
	const tell = node('Tell', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url: passed.url,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ JSON.stringify({ event_id: $json.event_id }) }}',
		options: {},
	});
	const to = (target: string) => ({ main: [[{ node: target, type: 'main', index: 0 }]] });
	const workflow = await world.rest.createWorkflow({
		name: 'Each failure once',
		nodes: [trigger, filter, tell],
		connections: { 'Argyle Trigger': to('Remove Duplicates'), 'Remove Duplicates': to('Tell') },
	});
	await world.rest.publish(workflow.id);
	return workflow.id;
}

/** Plays failed logins, of which every fourth is the second of its account, and keeps what is sent. */
async function playFailures(subscription: string): Promise<Delivery[]> {
	const { argyle } = world;
	const { url = '' } = argyle.webhooks.get(subscription) ?? {};
	const aside = await startReceiver();
	argyle.webhooks.update(subscription, { url: aside.url });
	const accounts: string[] = [];
	for (let count = 0; count < failures; count += 1) {
		const again = count % 4 === 3 ? { account: accounts.at(-1) } : {};
		const login = argyle.playLogin({ errorCode: 'invalid_mfa', ...again });
		accounts.push(login.account.id);
		await login.deliveries;
	}
	argyle.webhooks.update(subscription, { url });
	await aside.close();
	return argyle.deliveries.map(({ body, signature }) => ({
		body: Buffer.from(body),
		signature: signature ?? '',
	}));
}

function shuffle<T>(entries: T[], seed: number): T[] {
	const random = seededRandom(seed);
	return entries
		.map((entry) => ({ entry, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ entry }) => entry);
}

it("n8n's Remove Duplicates, keyed on event_id, passes each of 100 failures once in 300 shuffled deliveries [checklist 40]", async () => {
	const workflow = await publishWorkflow();
	const [subscription] = world.argyle.webhooks.list();
	if (!subscription) throw new TypeError('No subscription was made');
	const deliveries = await playFailures(subscription.id);
	expect(deliveries).toHaveLength(failures);

	const sent = shuffle(Array.from({ length: copies }, () => deliveries).flat(), 20261123);
	for (const { body, signature } of sent) {
		const { status } = await world.send({
			url: subscription.url,
			body,
			headers: [
				['Content-Type', 'application/json'],
				['X-Argyle-Signature', signature],
			],
		});
		expect(status).toBe(200);
	}

	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow, status: ['success'] }));
	await until(
		`The success of ${sent.length} executions`,
		async () => {
			const path = `/rest/executions?filter=${filter}&limit=1`;
			const { count }: { count: number } = await world.rest.ask('GET', path);
			return count >= sent.length;
		},
		{ timeoutMs: 240_000, intervalMs: 500 },
	);
	const ids = passed.received.map(({ body }) => String(JSON.parse(body).event_id));
	expect(ids).toHaveLength(failures);
	expect(new Set(ids).size).toBe(failures);
});

it('puts no secret into any log, answer or execution [checklist 27]', async () => {
	expect(world.countSecrets()).toBeGreaterThan(0);
	expect(await world.findLeaks()).toEqual([]);
});
