import type { INodeParameters } from 'n8n-workflow';
import { captureLog } from '../../support/stage/log.cts';
import { beforeEachRequest } from '../lifecycle/requests';
import type { Scene } from './scene';
import { accountsOf, openScene } from './scene';

/** So few accounts a page that a few accounts are many pages. */
const pageSize = 5;
const pageMs = 200;
/** Time for three or four pages. */
const budgetMs = 750;

let scene: Scene;
let log: ReturnType<typeof captureLog>;

beforeEach(() => {
	log = captureLog();
});

afterEach(async () => {
	log.stop();
	await scene.close();
});

/** A node that has polled a book of 60 accounts, 12 pages, which takes three polls from then on. */
async function openBook(parameters: INodeParameters = {}): Promise<string[]> {
	scene = await openScene(parameters);
	const ids = Array.from({ length: 60 }, () => scene.argyle.accounts.add({}, 'connecting').id);
	await scene.poll();
	beforeEachRequest(scene.stage, (request) => {
		request.qs = { ...request.qs, limit: pageSize };
	});
	scene.argyle.faults.add({ path: '/v2/accounts', delayMs: pageMs, times: Infinity });
	scene.argyle.clearJournal();
	return ids;
}

/** Polls of n8n's durable scheduler, which loads the workflow for each poll, to the end of the scan. */
async function pollThrough(): Promise<{ accounts: unknown[]; polls: number }> {
	const accounts: unknown[] = [];
	for (let polls = 1; polls <= 20; polls += 1) {
		const before = log.lines.length;
		accounts.push(...accountsOf((await scene.stage.pollDurably(budgetMs)) ?? []));
		if (log.lines.length === before) return { accounts, polls };
	}
	throw new Error('The scan does not end');
}

describe('a scan that takes longer than a poll may', () => {
	it('continues with the next polls, and emits each failure once [checklist 119]', async () => {
		const ids = await openBook();
		const failing = [3, 17, 30, 44, 59].map((index) => ids[index] ?? '');
		for (const account of failing) scene.fail({ account });
		const { accounts, polls } = await pollThrough();
		expect(polls).toBeGreaterThan(2);
		expect([...accounts].sort()).toEqual([...failing].sort());
		expect((await pollThrough()).accounts).toEqual([]);
	});

	it('reads no page twice [checklist 119]', async () => {
		await openBook();
		await pollThrough();
		const answered = scene.listings().map(({ query }) => query.cursor);
		// What was under way when the time was over is requested again.
		expect(new Set(answered).size).toBe(12);
	});

	it('finds what fails on a page that it has read with the next scan [checklist 119]', async () => {
		const ids = await openBook();
		await scene.stage.pollDurably(budgetMs);
		const account = ids.at(-1) ?? '';
		scene.fail({ account });
		const { accounts } = await pollThrough();
		expect([...accounts, ...(await pollThrough()).accounts]).toEqual([account]);
	});

	it('starts over when Argyle no longer knows its cursor [checklist 119]', async () => {
		const ids = await openBook();
		await scene.stage.pollDurably(budgetMs);
		const account = ids.at(-1) ?? '';
		scene.fail({ account });
		scene.argyle.faults.clear();
		scene.argyle.faults.add({
			path: '/v2/accounts',
			status: 400,
			body: { detail: 'Invalid cursor' },
		});
		expect(await scene.stage.pollDurably(5_000)).toMatchObject([{ account }]);
	});

	it('keeps what it has read when a later page can’t be read [checklist 119]', async () => {
		const ids = await openBook();
		await scene.stage.pollDurably(budgetMs);
		scene.fail({ account: ids[0] ?? '' });
		const read = scene.listings().length - 1;
		scene.argyle.faults.clear();
		scene.argyle.faults.add({ path: '/v2/accounts', times: 2, status: 503 });
		await expect(scene.stage.pollDurably(5_000)).rejects.toThrow(/not available right now/);
		scene.argyle.clearJournal();
		expect(await scene.stage.pollDurably(5_000)).toMatchObject([{ account: ids[0] }]);
		expect(scene.listings().length).toBeLessThanOrEqual(12 - read + 1);
	});
});

describe('contacts that take longer than a poll may', () => {
	it('come with the next polls, none is missing or repeated [checklist 119]', async () => {
		await openBook({ options: { includeContact: true } });
		scene.argyle.faults.clear();
		scene.argyle.faults.add({ path: /^\/v2\/users\//, delayMs: 150, times: Infinity });
		const failing = Array.from({ length: 25 }, () => scene.fail().id);
		const items = [];
		for (let polls = 0; items.length < failing.length && polls < 20; polls += 1) {
			items.push(...((await scene.stage.pollDurably(400)) ?? []));
		}
		expect(accountsOf(items).sort()).toEqual([...failing].sort());
		for (const { contact } of items) expect(contact).toMatchObject({ first_name: 'Ada' });
	});
});

describe('a listing of 10,000 accounts', () => {
	it('is read to its end, page by page: none missed, none twice [checklist 48]', async () => {
		scene = await openScene();
		for (let count = 0; count < 9_900; count += 1) scene.argyle.accounts.add({}, 'connecting');
		await scene.poll();
		const failing = scene.argyle.accounts.list().filter((_account, index) => index % 100 === 7);
		for (const { id } of failing) scene.fail({ account: id });
		const added = Array.from({ length: 100 }, () => scene.fail().id);
		scene.argyle.clearJournal();
		const items = await scene.poll();
		const expected = [...failing.map(({ id }) => id), ...added].sort();
		expect(accountsOf(items).sort()).toEqual(expected);
		expect(scene.listings()).toHaveLength(50);
		expect(await scene.poll()).toEqual([]);
	});
});

it('a publishing answers within 20 s although Argyle does not answer [checklist 117]', async () => {
	scene = await openScene();
	scene.argyle.faults.add({ path: '/v2/accounts', delayMs: 60_000, times: Infinity });
	scene.republish();
	const started = performance.now();
	expect(await scene.poll()).toEqual([]);
	expect(performance.now() - started).toBeLessThan(20_000);
}, 60_000);
