import { until } from '../../tools/process/wait.cts';
import { startReceiver } from '../../tools/simulator/receiver.cts';
import type { Receiver } from '../../tools/simulator/receiver.cts';
import { seededRandom } from '../../tools/simulator/random.cts';
import { readExample } from '../../tools/docs/examples.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(300_000);

const failures = 100;
const copies = 3;
const inFlight = 20;

/** A delivery of a failed login, as Argyle sends it. */
interface Delivery {
	body: Buffer;
	signature: string;
}

let world: World;
let passed: Receiver;

beforeAll(async () => {
	world = await openWorld();
	passed = await startReceiver();
}, 300_000);

afterAll(async () => {
	await world.close();
	await passed.close();
});

/** The recipe of examples/no-failure-lost.json, with a step that reports each item to the receiver. */
async function publishRecipe() {
	const example = readExample('no-failure-lost.json', world.credential, {
		'Argyle Polling Trigger': { disabled: true },
		'Look Again': { parameters: { amount: 1, unit: 'seconds' } },
		'Your Steps': {
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				method: 'POST',
				url: passed.url,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify({ event_id: $json.event_id }) }}',
				options: {},
			},
		},
	});
	const { id } = await world.rest.createWorkflow({ ...example });
	await world.rest.publish(id);
	return id;
}

/** Plays failed logins, every fourth the second of its account, and keeps what is sent. */
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

/** Sends as many at a time as n8n's users would see on a busy minute, and sees that all are accepted. */
async function sendAll(url: string, deliveries: Delivery[]) {
	const waiting = [...deliveries];
	const sendNext = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const headers: [string, string][] = [
				['Content-Type', 'application/json'],
				['X-Argyle-Signature', next.signature],
			];
			const { status } = await world.send({ url, body: next.body, headers });
			expect(status).toBe(200);
		}
	};
	await Promise.all(Array.from({ length: inFlight }, sendNext));
}

async function untilAllEnd(workflow: string, count: number) {
	const countOf = async (status: string[]) => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow, status }));
		const path = `/rest/executions?filter=${filter}&limit=1`;
		const answer: { count: number } = await world.rest.ask('GET', path);
		return answer.count;
	};
	const enough = async () => (await countOf(['success', 'error'])) >= count;
	await until(`The end of ${count} executions`, enough, { timeoutMs: 240_000, intervalMs: 500 });
}

it('the recipe for each failure once passes each of 100 failures in 300 shuffled deliveries, 20 at a time, without a concurrency limit [checklist 40]', async () => {
	const workflow = await publishRecipe();
	const [subscription] = world.argyle.webhooks.list();
	if (!subscription) throw new TypeError('No subscription was made');
	const [first, ...deliveries] = await playFailures(subscription.id);
	if (!first) throw new TypeError('Nothing was delivered');
	// The first failure ever makes the table.
	await sendAll(subscription.url, [first]);
	await untilAllEnd(workflow, 1);

	const sent = shuffle(Array.from({ length: copies }, () => deliveries).flat(), 20261123);
	await sendAll(subscription.url, [...sent, first]);

	await untilAllEnd(workflow, sent.length + 2);
	const ids = passed.received.map(({ body }) => String(JSON.parse(body).event_id));
	expect(new Set(ids).size).toBe(failures);
	// Which of two copies that n8n handles in the very same millisecond came first, its table can't tell.
	expect(ids.length - failures).toBeLessThanOrEqual(1);
});

it('puts no secret into any log, answer or execution [checklist 27]', async () => {
	expect(world.countSecrets()).toBeGreaterThan(0);
	expect(await world.findLeaks()).toEqual([]);
});
