import type { IDataObject } from 'n8n-workflow';
import { readPages, readWholeList } from '../../../nodes/Argyle/api/pages';
import { reply, scriptClient } from './scriptedClient';

/** Pages by their ids; each links to a next one with a cursor of its own, but the last. */
const link = (pages: IDataObject[][]) =>
	pages.map((results, index) => {
		const next = index + 1 < pages.length ? `https://a.example/?cursor=c${index}` : null;
		return reply(200, { body: { results, next } });
	});

const withId = (...ids: string[]): IDataObject[] => ids.map((id) => ({ id }));

const readAll = async (answers: ReturnType<typeof link>) => {
	const client = scriptClient(answers);
	const pages = readPages(client, { path: '/accounts', subject: 'accounts' });
	const read: IDataObject[][] = [];
	for (;;) {
		const { value, done } = await pages.next();
		if (done) return { read, complete: value, sent: client.sent };
		if (Array.isArray(value)) read.push(value);
	}
};

describe('a list that ends [checklist 48]', () => {
	it.each([
		['after its only page', [withId('a')]],
		['without anything in it', [[]]],
		['behind three empty pages', [withId('a'), [], [], [], withId('b')]],
		['with never four empty pages in a row', [[], [], [], withId('a'), [], [], [], withId('b')]],
		['with a page that only begins like another', [withId('a', 'b'), withId('a', 'c')]],
		['with a page that only ends like another', [withId('a', 'c'), withId('b', 'c')]],
		['with a page that only ends unlike another', [withId('a', 'b', 'c'), withId('a', 'b', 'd')]],
		['with pages whose entries have no id', [[{ at: 1 }], [{ at: 2 }], [{ at: 3 }]]],
	])('is reported as complete: %s', async (_what, pages) => {
		expect(await readAll(link(pages))).toMatchObject({ read: pages, complete: true });
	});

	it('is requested with GET', async () => {
		const { sent } = await readAll(link([withId('a'), withId('b')]));
		expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET']);
	});

	it('leaves out entries that are not objects, on its last page and before', async () => {
		const next = 'https://a.example/?cursor=c';
		const { read } = await readAll([
			reply(200, { body: { results: [null, 'a', { id: 'a' }], next } }),
			reply(200, { body: { results: [7, { id: 'b' }], next: null } }),
		]);
		expect(read).toEqual([withId('a'), withId('b')]);
	});
});

describe('a list that does not end [checklist 48]', () => {
	it('is cut after the fourth empty page in a row, and says so', async () => {
		const pages = [withId('a'), [], [], [], [], withId('b')];
		const { read, complete } = await readAll(link(pages));
		expect(read).toEqual([withId('a'), [], [], []]);
		expect(complete).toBe(false);
	});

	it('is cut at a page that repeats, and says so', async () => {
		const { read, complete } = await readAll(
			link([withId('a', 'b'), withId('c'), withId('a', 'b'), []]),
		);
		expect(read).toEqual([withId('a', 'b'), withId('c')]);
		expect(complete).toBe(false);
	});

	it('is cut when a cursor repeats, and says so', async () => {
		const next = 'https://a.example/?cursor=c';
		const answers = ['a', 'b', 'c'].map((id) =>
			reply(200, { body: { results: withId(id), next } }),
		);
		const { read, complete } = await readAll(answers);
		expect(read).toEqual([withId('a'), withId('b')]);
		expect(complete).toBe(false);
	});
});

describe('a list that has to be whole [checklist 48]', () => {
	const list = { path: '/accounts', subject: 'accounts' };

	it('is read to its end', async () => {
		const read: IDataObject[][] = [];
		const pages = readWholeList(scriptClient(link([withId('a'), withId('b')])), list);
		for await (const page of pages) read.push(page);
		expect(read).toEqual([withId('a'), withId('b')]);
	});

	it('gives the records before the cut, and then says that it was cut and what to do', async () => {
		const client = scriptClient(link([withId('a'), withId('b'), withId('a'), withId('c')]));
		const read: IDataObject[][] = [];
		const reading = async () => {
			for await (const page of readWholeList(client, list)) read.push(page);
		};
		await expect(reading()).rejects.toThrow(
			"Argyle's pagination looped, so the list of accounts is incomplete. Try again in a few minutes",
		);
		expect(read).toEqual([withId('a'), withId('b')]);
		expect(client.sent).toHaveLength(3);
	});

	it('does not fail when the reader stops before', async () => {
		const client = scriptClient(link([withId('a'), withId('a')]));
		for await (const page of readWholeList(client, list)) {
			expect(page).toEqual(withId('a'));
			break;
		}
		expect(client.sent).toHaveLength(1);
	});
});

it('a redirect is no page, whatever comes with it', async () => {
	const body = { results: withId('a'), next: null };
	await expect(readAll([reply(300, { body })])).rejects.toThrow(/redirect/);
});
