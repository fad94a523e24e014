import type { ArgyleClient } from '../../../nodes/Argyle/api/types';
import { readAccounts } from '../../../nodes/Argyle/poll/reading';
import { openScan } from '../../../nodes/Argyle/poll/scan';
import { sketchAccount, stateOf, time, watchOf } from '../../support/accounts';
import { reply, scriptClient } from '../api/scriptedClient';

/**
 * A list with one failing account a page. A cursor is the number of its page.
 *
 * @param readable the pages after these can't be read
 */
function listPages(pages: number, readable = pages) {
	return scriptClient(({ query }) => {
		const page = Number(query?.cursor ?? 0);
		if (page >= readable) return reply(503);
		const next = page + 1 < pages ? `https://argyle.example/?cursor=${page + 1}` : null;
		return reply(200, { body: { next, results: [sketchAccount({ id: String(page) })] } });
	});
}

const open = (watch = watchOf()) => openScan(stateOf(), watch, time(10));

/** What `emit` got for each page: the IDs of the changes, and whether they could wait. */
type Emitted = Array<[string, boolean]>;

/**
 * Reads a list.
 *
 * @param left the number of pages after whose emission the deadline passes
 */
async function read(client = listPages(3), scan = open(), left = Infinity) {
	const deadline = new AbortController();
	const emitted: Emitted = [];
	const ending = await readAccounts(client, scan, deadline.signal, async (changes, canWait) => {
		emitted.push([changes.map(({ id }) => id).join(), canWait]);
		if (emitted.length >= left) deadline.abort();
		return true;
	});
	return { ending, emitted, scan };
}

describe('the reading of the accounts', () => {
	it('goes to the last page', async () => {
		const { ending, emitted, scan } = await read();
		expect(ending).toBe('whole');
		expect(emitted.map(([id]) => id)).toEqual(['0', '1', '2']);
		expect(scan).toMatchObject({ cursor: null, pages: 3 });
	});

	it('continues where the last poll ended', async () => {
		const { emitted } = await read(listPages(3), { ...open(), cursor: '1' });
		expect(emitted.map(([id]) => id)).toEqual(['1', '2']);
	});

	it.each([
		[{}, 'idle'],
		[{ accounts: 'all' } as const, undefined],
	])('requests what a watch with %j needs', async (changes, expected) => {
		const client = listPages(1);
		await read(client, open(watchOf(changes)));
		expect(client.sent[0]?.query?.ongoing_refresh_status).toBe(expected);
	});

	it('is cut where the pagination loops', async () => {
		const next = 'https://argyle.example/?cursor=1';
		const loop = scriptClient([reply(200, { body: { next, results: [sketchAccount()] } })]);
		expect((await read(loop)).ending).toBe('cut');
	});

	it('pauses at the deadline', async () => {
		const { ending, scan } = await read(listPages(3), open(), 2);
		expect(ending).toBe('paused');
		expect(scan).toMatchObject({ cursor: '2', pages: 2 });
	});

	it('is complete although the deadline passes with the last page', async () => {
		expect((await read(listPages(3), open(), 3)).ending).toBe('whole');
	});

	it('lets changes wait when it has made progress', async () => {
		expect((await read()).emitted).toEqual([
			['0', false],
			['1', true],
			['2', true],
		]);
	});

	it('marks a page as read only when all of its changes were emitted', async () => {
		const scan = open();
		const { signal } = new AbortController();
		expect(await readAccounts(listPages(3), scan, signal, async () => false)).toBe('paused');
		expect(scan).toMatchObject({ cursor: null, pages: 0 });
	});

	it('is cut after 50,000 pages in all its polls, and not at the last page', async () => {
		const longRead = () => ({ ...open(), pages: 49_998 });
		expect((await read(listPages(3), longRead())).ending).toBe('cut');
		expect((await read(listPages(2), longRead())).ending).toBe('whole');
	});

	it.each([
		['pauses when the deadline passes while it reads a later page', 1, 'paused'],
		['fails when the deadline passes while it reads its first page', 0, 'failed'],
	])('%s', async (_rule, readable, expected) => {
		const deadline = new AbortController();
		const list = listPages(3, readable);
		const client: ArgyleClient = {
			...list,
			send: async (request) => {
				const answer = await list.send(request);
				if (list.sent.length > readable) deadline.abort();
				return answer;
			},
		};
		const reading = readAccounts(client, open(), deadline.signal, async () => true);
		expect(await reading.catch(() => 'failed')).toBe(expected);
	});

	it('fails when a page can not be read before the deadline', async () => {
		await expect(read(listPages(3, 1))).rejects.toThrow(/not available right now/);
	});
});
