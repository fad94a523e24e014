import { useEach } from '../../support/useEach';
import { startSimulator } from '../../../tools/simulator/index.cts';
import { createClient } from '../../../tools/simulator/client.cts';
import type { Account, Client, Page } from '../../../tools/simulator/types.cts';

describe('Argyle simulator: paging', () => {
	const argyle = useEach(async () => await startSimulator({ rateLimit: 0 }));
	const client: Client = async (...given) =>
		await createClient(argyle.url, argyle.keys.sandbox)(...given);

	const addAccounts = (count: number) =>
		Array.from({ length: count }, () => argyle.accounts.add({ user: 'one-user' }).id);

	const walk = async (path: string) => {
		const pages: string[][] = [];
		for (let url: string | null = path; url; ) {
			const { body }: { body: Page<Account> } = await client<Page<Account>>('GET', url);
			pages.push(body.results.map(({ id }) => id));
			url = body.next;
		}
		return pages;
	};

	it.each([
		['', 10],
		['?limit=25', 25],
		['?limit=200', 200],
		['?limit=201', 200],
		['?limit=0', 10],
		['?limit=many', 10],
	])('%j gives %i accounts a page [checklist 48]', async (query, length) => {
		addAccounts(230);
		const { body } = await client<Page<Account>>('GET', `/v2/accounts${query}`);
		expect(body.results).toHaveLength(length);
	});

	it('shows each account once, newest first [checklist 48]', async () => {
		const ids = addAccounts(45);
		expect((await walk('/v2/accounts?limit=20')).flat()).toEqual(ids.reverse());
	});

	it('names the next page by an absolute URL with nothing but a cursor', async () => {
		addAccounts(11);
		const { body } = await client<Page<Account>>('GET', '/v2/accounts?ongoing_refresh_status=idle');
		const next = new URL(body.next ?? '');
		expect(next.origin + next.pathname).toBe(`${argyle.url}/v2/accounts`);
		expect([...next.searchParams.keys()]).toEqual(['cursor']);
		expect(body.previous).toBeNull();
	});

	it('carries filters and page size in the cursor', async () => {
		const idle = addAccounts(30);
		argyle.accounts.add({}, 'connected');
		const pages = await walk('/v2/accounts?ongoing_refresh_status=idle&limit=15');
		expect(pages.map((page) => page.length)).toEqual([15, 15]);
		expect(pages.flat().sort()).toEqual(idle.sort());
	});

	it('leads back with previous', async () => {
		addAccounts(25);
		const first = await client<Page<Account>>('GET', '/v2/accounts');
		const second = await client<Page<Account>>('GET', first.body.next ?? '');
		const back = await client<Page<Account>>('GET', second.body.previous ?? '');
		expect(back.body).toEqual(first.body);
	});

	it('misses and repeats nothing when accounts come and go in between [checklist 48]', async () => {
		const ids = addAccounts(20);
		const first = await client<Page<Account>>('GET', '/v2/accounts');
		argyle.accounts.remove(ids[19] ?? '');
		addAccounts(5);
		const second = await client<Page<Account>>('GET', first.body.next ?? '');
		expect(second.body.results.map(({ id }) => id)).toEqual(ids.slice(0, 10).reverse());
	});

	it('pages subscriptions as well [checklist 54]', async () => {
		for (let added = 0; added < 11; added += 1) argyle.webhooks.add();
		const { body } = await client<Page<unknown>>('GET', '/v2/webhooks');
		expect(body.results).toHaveLength(10);
		expect(body.next).toContain('/v2/webhooks?cursor=');
	});

	it('refuses a cursor that is not its own', async () => {
		expect(await client('GET', '/v2/accounts?cursor=bm90LW1pbmU')).toMatchObject({
			status: 404,
			body: { detail: 'Invalid cursor' },
		});
	});

	it('gets through 100,000 accounts, 200 a page', async () => {
		const last = addAccounts(100_000).at(-1);
		const pages = await walk('/v2/accounts?limit=200');
		expect(pages).toHaveLength(500);
		expect(new Set(pages.flat()).size).toBe(100_000);
		expect(pages[0]?.[0]).toBe(last);
	}, 60_000);
});
