import { randomUUID } from 'node:crypto';
import pMap from 'p-map';
import { pause, until } from '../../../tools/process/wait.cts';
import { untilListening } from '../../../tools/n8n/world/listening.cts';
import { readStored } from '../../../tools/n8n/world/stored.cts';
import type { Account, DeliveryAttempt } from '../../../tools/simulator/types.cts';
import type { World } from '../../../tools/n8n/world/world.cts';
import { openWorld } from '../../../tools/n8n/world/world.cts';

const GENUINE = 1_000;
const PARALLEL = 10;

interface Played {
	account: Account;
	attempts: DeliveryAttempt[];
}

jest.setTimeout(1_800_000);

let world: World;

beforeAll(async () => {
	world = await openWorld({ env: { N8N_LOG_LEVEL: 'info' } });
}, 300_000);

afterAll(async () => await world?.close());

let underWay = 0;
let isRestarting = false;

/**
 * Stops n8n under fire, lets deliveries fail, and starts it after the last one: while n8n
 * starts it answers 200 itself ("n8n is starting up") and runs nothing, whatever the signature.
 */
async function restart(): Promise<void> {
	isRestarting = true;
	await world.n8n.stop();
	await until('The last failed attempts', () => underWay === 0, { timeoutMs: 120_000 });
	await world.n8n.start();
	await untilListening(world.argyle);
	isRestarting = false;
}

async function playFailure(): Promise<Played> {
	const { account, deliveries } = world.argyle.playLogin({ errorCode: 'invalid_mfa' });
	return { account, attempts: await deliveries };
}

/** Has somebody send what Argyle sends, without the secret. */
async function forge(): Promise<DeliveryAttempt[]> {
	const [subscription] = world.argyle.webhooks.list();
	if (!subscription) throw new Error('There is no subscription');
	const order = { subscription, event: 'accounts.failed', data: { account: randomUUID() } };
	return await world.argyle.deliver({ ...order, signature: '0'.repeat(128) });
}

/** Polls have begun and ended since. */
async function seeWholePoll(): Promise<void> {
	const listings = () => world.argyle.requestsTo('GET', '/v2/accounts');
	const before = listings().length;
	const begun = () =>
		listings()
			.slice(before)
			.filter(({ query }) => !query.cursor);
	// The third begins after the end of the second, which began after the last failure.
	await until('Three polls', () => begun().length >= 3, { timeoutMs: 90_000 });
}

const subtract = (list: string[], other: Set<string>) => list.filter((one) => !other.has(one));

it(`${GENUINE} genuine and ${GENUINE} forged deliveries with two restarts in between: what was accepted ran, the rest was found by polling, no forgery ran, and no subscription is left [checklist 76]`, async () => {
	const { id: receiving } = await world.publishTrigger({}, []);
	const find = await world.publishPoll(10);
	const restarts: Promise<void>[] = [];
	const played: Played[] = [];
	const forged: DeliveryAttempt[] = [];

	const playOne = async (_: unknown, index: number) => {
		if (index >= GENUINE / 2) await restarts[0];
		if (index === GENUINE / 4 || index === GENUINE / 2) restarts.push(restart());
		underWay += 1;
		// n8n answers until nothing runs, for 30 s at most: if they kept coming as fast, the last of
		// them could come before it has gone.
		if (isRestarting) await pause(2_000);
		const { account, attempts } = await playFailure();
		played.push({ account, attempts });
		forged.push(...(await forge()));
		underWay -= 1;
		// While n8n is away, a few failures that no delivery brings will do.
		if (attempts.at(-1)?.status !== 200) await restarts.at(-1);
	};
	await pMap(Array.from({ length: GENUINE }), playOne, { concurrency: PARALLEL });
	await Promise.all(restarts);
	await seeWholePoll();
	const { length: subscriptions } = world.argyle.webhooks.list();
	for (const id of [receiving, find]) await world.rest.unpublish(id);
	await world.n8n.stop();
	const stored = await readStored(world.n8n);

	const accountsOf = (workflow: string) =>
		stored
			.filter((one) => one.workflow === workflow)
			.flatMap(({ failures }) => failures.map((failure) => failure.slice(0, 36)));
	const failed = played.map(({ account }) => account.id);
	const accepted = played.filter(({ attempts }) => attempts.some(({ status }) => status === 200));
	const [received, found] = [accountsOf(receiving), accountsOf(find)];
	const ids = new Set(failed);
	expect(ids.size).toBe(GENUINE);
	// What an outsider sent: refused, or not received, and never run.
	expect(forged.filter(({ status }) => status === 200)).toEqual([]);
	expect(forged.filter(({ status }) => status === 401).length).toBeGreaterThan(GENUINE / 2);
	expect(subtract([...received, ...found], ids)).toEqual([]);
	// What n8n accepted ran, and what it did not was found.
	const acceptedIds = accepted.map(({ account }) => account.id);
	expect(acceptedIds.length).toBeGreaterThan(GENUINE / 2);
	expect(acceptedIds.length).toBeLessThan(GENUINE);
	expect(subtract(acceptedIds, new Set(received))).toEqual([]);
	expect(subtract(failed, new Set([...received, ...found]))).toEqual([]);
	expect(found.length).toBe(new Set(found).size);
	// More than once only what Argyle sent more than once.
	const once = played.filter(({ attempts }) => attempts.length === 1);
	const runs = (id: string) => received.filter((one) => one === id).length;
	expect(once.filter(({ account }) => runs(account.id) > 1)).toEqual([]);
	expect(subscriptions).toBe(1);
	expect(world.argyle.webhooks.list()).toEqual([]);
});
