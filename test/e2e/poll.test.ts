import { until } from '../../tools/process/wait.cts';
import { startReceiver } from '../../tools/simulator/receiver.cts';
import type { Receiver } from '../../tools/simulator/receiver.cts';
import type { Account } from '../../tools/simulator/types.cts';
import { pollEvery } from '../../tools/n8n/world/pollTimes.cts';
import { listEventIds, readJoined } from '../../tools/n8n/world/joined.cts';
import { itLeaksNothing } from './leaks';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(300_000);

const patience = { timeoutMs: 60_000 };

let world: World;
let passed: Receiver;
let workflow: string;

beforeAll(async () => {
	world = await openWorld();
	passed = await startReceiver();
	// What failed before is not what this workflow is for.
	world.argyle.accounts.add();
	workflow = await publishExample();
}, 300_000);

afterAll(async () => {
	await world.close();
	await passed.close();
});

async function publishExample(): Promise<string> {
	const poll = { parameters: { pollTimes: pollEvery(2) } };
	const { id } = await world.rest.createWorkflow(readJoined(passed.url, world.credential, poll));
	await world.rest.publish(id);
	return id;
}

/** What came through, since the last test. */
const passedOn = () => listEventIds(passed.received);

function eventIdsOf(accounts: Account[]): string[] {
	const moment = (account: Account) => new Date(account.connection.updated_at ?? '').toISOString();
	return accounts.map((account) => `${account.id}:${moment(account)}`).sort();
}

/** Plays failed logins, and waits until Argyle has given up on those that nobody took. */
async function playFailures(count: number): Promise<Account[]> {
	const logins = Array.from({ length: count }, () =>
		world.argyle.playLogin({ errorCode: 'invalid_mfa' }),
	);
	await Promise.all(logins.map(({ deliveries }) => deliveries));
	return logins.map(({ account }) => account);
}

/** Plays failed logins that Argyle does not deliver, as if somebody had removed the subscription. */
async function playUndelivered(count: number): Promise<Account[]> {
	const subscriptions = world.argyle.webhooks.list();
	for (const { id } of subscriptions) world.argyle.webhooks.remove(id);
	const accounts = await playFailures(count);
	for (const one of subscriptions) world.argyle.webhooks.add(one);
	return accounts;
}

const listings = () => world.argyle.requestsTo('GET', '/v2/accounts');

/** A poll from now on has read its last page. */
async function seeWholePoll(): Promise<void> {
	const before = listings().length;
	const ends = () =>
		listings()
			.slice(before + 1)
			.filter(({ query, status }) => !query.cursor && status === 200);
	await until(
		'The beginning of a poll, after the end of another',
		() => ends().length > 0,
		patience,
	);
}

/** Each failure is reported once, also after later polls. */
async function expectOnce(accounts: Account[]): Promise<void> {
	const expected = eventIdsOf(accounts);
	await until(
		`The passing of ${expected.length} failures`,
		() => passedOn().length >= expected.length,
		patience,
	);
	await seeWholePoll();
	await until('The end of all executions', async () => {
		const all = await world.rest.listExecutions(workflow);
		return all.every(({ status }) => ['success', 'error', 'crashed'].includes(status));
	});
	expect(passedOn()).toEqual(expected);
}

describe('the joined workflow', () => {
	afterEach(() => passed.received.splice(0));

	it('runs once for each of 50 failures (25 were delivered, 25 happened while n8n was down), although Argyle is not there when it starts [checklist 47]', async () => {
		const delivered = await playFailures(25);
		await until('The passing of 25 failures', () => passedOn().length === 25, patience);
		await world.n8n.stop();
		const missed = await playFailures(26);
		// Somebody gave up and revoked access: there is nothing left to report about that.
		world.argyle.removeAccount(missed.pop()?.id ?? '');
		const down = { status: 503, headers: { 'Retry-After': '0.1' } };
		world.argyle.faults.add({ path: '/v2/accounts', times: Infinity, ...down });
		await world.n8n.start();
		const refused = () => listings().filter(({ status }) => status === 503).length;
		await until('A poll that Argyle does not answer', () => refused() > 0, patience);
		world.argyle.faults.clear();

		await expectOnce([...delivered, ...missed]);
	});

	it('runs once for each failure although n8n is killed while it reads the accounts [checklist 47]', async () => {
		for (let count = 0; count < 450; count += 1) world.argyle.accounts.add({}, 'connecting');
		const missed = await playUndelivered(20);
		world.argyle.clearJournal();
		world.argyle.faults.add({ path: '/v2/accounts', times: 1 });
		world.argyle.faults.add({ path: '/v2/accounts', delayMs: 3_000 });
		await until('A poll on its second page', () => listings().some(({ query }) => query.cursor), {
			...patience,
			intervalMs: 20,
		});
		await world.n8n.kill();
		await world.n8n.start();

		await expectOnce(missed);
	});
});

itLeaksNothing(() => world);
