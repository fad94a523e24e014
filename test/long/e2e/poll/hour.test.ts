import { until } from '../../../../tools/process/wait.cts';
import { pollEvery } from '../../../../tools/n8n/world/pollTimes.cts';
import { createNode, withCredential } from '../../../../tools/n8n/world/workflow.cts';
import { Book } from './book';

/** An hour of polls, once a minute, in four minutes. */
const polls = 60;

/** How long each page takes, in ms: a scan of three intervals is a page a second. */
const pageMs = 1_000;

/** Within the time of one poll (30 s), and longer than that. */
const short = { name: 'Scans of 12 s', seconds: 4, pages: 12, accounts: 'neverConnected' };
const long = { name: 'Scans of 32 s', seconds: 10, pages: 32, accounts: 'all' };

type Scans = typeof short;

const patience = { timeoutMs: 120_000, intervalMs: 500 };

let book: Book;

beforeAll(async () => {
	book = await Book.open();
}, 300_000);

afterAll(async () => await book?.world.close());

/** Publishes a workflow with a key of its own, whose parameters n8n's expression engine evaluates. */
async function publish({ name, seconds, accounts }: Scans) {
	const { argyle, createNodes, publishWorkflow, rest } = book.world;
	const key = argyle.keyring.add();
	const credential = await rest.createCredential('argyleApi', name, argyle.credential(key));
	const parameters = {
		pollTimes: pollEvery(seconds),
		accounts: `={{ ["${accounts}"].join() }}`,
		options: { errorCodes: '={{ ["invalid_mfa"] }}', includeContact: true },
	};
	const poll = withCredential(createNodes.poll('Poll', parameters), credential);
	const id = await publishWorkflow(name, [poll, createNode('n8n-nodes-base.noOp', 'End')]);
	return { id, key: key.id };
}

const countPolls = ({ name }: Scans) =>
	book.world.n8n.readLog().split(`Poll trigger initiated for workflow "${name}"`).length - 1;

/** The pages of each scan with a key, without those that were requested again after a pause. */
function listScans(key: string): Array<{ pages: number; ms: number }> {
	const requests = book.listings().filter(({ keyId }) => keyId === key);
	const starts = requests.flatMap(({ query }, index) => (query.cursor ? [] : [index]));
	return starts.map((start, scan) => {
		const pages = requests.slice(start, starts[scan + 1]);
		const [first] = pages;
		const ms = (pages.at(-1)?.at ?? 0) - (first?.at ?? 0) + pageMs;
		return { pages: new Set(pages.map(({ query }) => query.cursor)).size, ms };
	});
}

it(`${polls} polls whose scans take three times as long as the interval, in n8n's default expression engine: every scan is completed, and each failure starts the workflow once [F7, F14] [checklist 119, 125]`, async () => {
	const { argyle, n8n } = book.world;
	book.fill(short.pages);
	const ids = argyle.accounts.list().map(({ id }) => id);
	const { id: user } = argyle.users.add({ first_name: 'Ada' });
	const connected = (long.pages - short.pages) * 200;
	for (let count = 0; count < connected; count += 1) argyle.accounts.add({ user }, 'connected');
	book.slowDown(pageMs);
	const [few, all] = await Promise.all([publish(short), publish(long)]);

	const failed: string[] = [];
	for (let poll = 0; poll < polls; poll += 1) {
		await until('The next poll', () => countPolls(short) > poll, patience);
		// Somewhere in the book: 37 and the number of accounts have no common divisor.
		const { id } = argyle.playLogin({
			account: ids[(failed.length * 37) % ids.length],
			errorCode: 'invalid_mfa',
		}).account;
		failed.push(id);
	}

	for (const { id } of [few, all]) {
		const accounts = await book.waitForAccounts(id, polls, patience.timeoutMs);
		expect([...accounts].sort()).toEqual([...failed].sort());
		expect(await book.isPublished(id)).toBe(true);
	}
	for (const [{ key }, { pages, seconds, name }] of [
		[few, short],
		[all, long],
	] as const) {
		// The last one may be under way.
		const scans = listScans(key).slice(0, -1);
		expect(scans.length).toBeGreaterThan(polls / 15);
		expect(new Set(scans.map((scan) => scan.pages))).toEqual(new Set([pages]));
		expect(Math.min(...scans.map(({ ms }) => ms))).toBeGreaterThanOrEqual(3 * seconds * 1_000);
		expect(countPolls({ ...short, name })).toBeGreaterThan(scans.length * 2);
	}
	expect(n8n.readLog()).not.toMatch(/No bridge acquired|exceeded its|was lost/);
}, 900_000);
