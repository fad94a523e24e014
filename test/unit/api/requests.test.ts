import {
	accountDeletion,
	getAccount,
	listAccounts,
	listAllAccounts,
	walkAccounts,
} from '../../../nodes/Argyle/api/accounts';
import {
	getInvite,
	listInvites,
	resendInvite,
	withoutToken,
} from '../../../nodes/Argyle/api/invites';
import { getItem, listItems } from '../../../nodes/Argyle/api/items';
import type { PacedClient } from '../../../nodes/Argyle/api/types';
import { createUserToken, getUser, listUsers, userDeletion } from '../../../nodes/Argyle/api/users';
import { reply, scriptClient } from './scriptedClient';

const page = reply(200, { body: { results: [{ id: 'a' }], next: null } });
const { signal } = new AbortController();

/** What a client was sent, without the moments and without what is not given. */
const listen = async (act: (client: PacedClient) => Promise<unknown>) => {
	const client = scriptClient([page]);
	await act(client);
	return client.sent.map((one) => JSON.parse(JSON.stringify({ ...one, at: undefined })));
};

const readAll = async (pages: AsyncIterable<unknown>) => {
	for await (const one of pages) expect(one).toEqual([{ id: 'a' }]);
};

describe('the request for one record', () => {
	it.each([
		['an account', getAccount, { method: 'GET', path: '/accounts/a%2Fb%3F' }],
		['an invite', getInvite, { method: 'GET', path: '/invites/a%2Fb%3F' }],
		['a user', getUser, { method: 'GET', path: '/users/a%2Fb%3F' }],
		['an item', getItem, { method: 'GET', path: '/items/a%2Fb%3F' }],
		['an invite once more', resendInvite, { method: 'POST', path: '/invites/a%2Fb%3F' }],
		['a token', createUserToken, { method: 'POST', path: '/user-tokens', body: { user: 'a/b?' } }],
	])('%s: one request, its id encoded [checklist 71]', async (_what, act, request) => {
		expect(await listen(async (client) => await act(client, 'a/b?'))).toEqual([request]);
	});

	it.each([
		['an account', getAccount],
		['a user', getUser],
	])('%s: with the deadline of the caller', async (_what, act) => {
		const client = scriptClient([page]);
		await act(client, 'a', { signal });
		expect(client.sent[0]?.signal).toBe(signal);
	});

	it('a deletion, its id encoded [checklist 71]', () => {
		expect(accountDeletion('a/b?')).toEqual({ method: 'DELETE', path: '/accounts/a%2Fb%3F' });
		expect(userDeletion('a/b?')).toEqual({ method: 'DELETE', path: '/users/a%2Fb%3F' });
	});
});

describe('the requests for a list', () => {
	it.each([
		['all', {}, {}],
		['of one user', { user: 'u' }, { user: 'u' }],
		['of one item', { item: 'item_1' }, { item: 'item_1' }],
		['never connected', { neverConnected: true }, { ongoing_refresh_status: 'idle' }],
		['connected or not', { neverConnected: false, user: '', item: '' }, {}],
	])('accounts, %s', async (_what, query, sent) => {
		for (const list of [listAccounts, listAllAccounts]) {
			const requests = await listen(async (client) => await readAll(list(client, query)));
			expect(requests).toEqual([
				{ method: 'GET', path: '/accounts', query: { limit: 200, ...sent } },
			]);
		}
	});

	it('accounts, from the cursor of an earlier page', async () => {
		const requests = await listen(async (client) => {
			const pages = walkAccounts(client, { user: 'u' }, 'next');
			expect((await pages.next()).value).toMatchObject({ results: [{ id: 'a' }] });
		});
		expect(requests).toEqual([
			{ method: 'GET', path: '/accounts', query: { cursor: 'next', limit: 200 } },
		]);
	});

	it('accounts, until the caller has waited long enough', async () => {
		for (const list of [listAccounts, listAllAccounts]) {
			const client = scriptClient([page]);
			await readAll(list(client, { signal }));
			expect(client.sent[0]?.signal).toBe(signal);
		}
	});

	it.each([
		['of any status', {}, {}],
		['of one', { statuses: ['open'] }, { status: 'open' }],
		['of two, with a comma between them', { statuses: ['open', 'sent'] }, { status: 'open,sent' }],
		['of a user', { user: 'u' }, { user: 'u' }],
	])('invites %s', async (_what, wanted, sent) => {
		const requests = await listen(async (client) => await readAll(listInvites(client, wanted)));
		expect(requests).toEqual([{ method: 'GET', path: '/invites', query: { limit: 200, ...sent } }]);
	});

	it('users, all or with an external ID', async () => {
		const all = await listen(async (client) => await readAll(listUsers(client)));
		const one = await listen(async (client) => await readAll(listUsers(client, 'x')));
		expect([...all, ...one].map(({ query }) => query)).toEqual([
			{ limit: 200 },
			{ limit: 200, external_id: 'x' },
		]);
	});

	it('items, all or by name', async () => {
		const all = await listen(async (client) => await readAll(listItems(client)));
		const one = await listen(async (client) => await readAll(listItems(client, 'x')));
		expect([...all, ...one].map(({ query }) => query)).toEqual([
			{ limit: 200 },
			{ limit: 200, q: 'x' },
		]);
	});
});

it('an invite loses the token that opens Link in the name of the person, and nothing else [checklist 153]', () => {
	expect(withoutToken({ id: 'i', user_token: 't', user: 'u' })).toEqual({ id: 'i', user: 'u' });
});
