import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult } from 'n8n-workflow';
import { Argyle } from '../../../nodes/Argyle/Argyle.node';
import { createAdditionalData } from '../../support/stage';
import { StageCredentials } from '../../support/stage/credentials';
import { createActionWorkflow } from '../../support/stage/running';
import { useScene } from './scene';

const scene = useScene();

/** What the editor gets when a person opens a list, types into it, or scrolls to its end. */
async function search(
	name: string,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const workflow = createActionWorkflow([{ parameters: {} }]);
	const node = workflow.getNode('Argyle');
	const method = new Argyle().methods.listSearch[name];
	if (!node || !method) throw new TypeError(`No list ${name}`);
	const additionalData = createAdditionalData(
		new StageCredentials(scene.credential),
		'https://n8n.example.com',
	);
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters.accountId');
	return await method.call(context, filter, paginationToken);
}

const valuesOf = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);

/** One record of each kind, and what a user may know about it. */
const kinds: Array<[name: string, add: () => string, words: string[]]> = [
	['searchAccounts', () => scene.argyle.accounts.add().id, ['argyle_sandbox', 'INVALID_cred']],
	[
		'searchInvites',
		() => scene.argyle.invites.add({ email: 'sarah@example.com' }).id,
		['sarah', 'Longfield', 'sarah@EXAMPLE.com'],
	],
	['searchUsers', () => scene.argyle.users.add({ external_id: 'case-7' }).id, ['case-7']],
	[
		'searchWebhooks',
		() => scene.argyle.webhooks.add({ name: 'CRM', url: 'https://crm.example.com/a' }).id,
		['crm', 'crm.example.com'],
	],
];

describe.each(kinds)('%s', (name, add, words) => {
	it('shows each record by a name of its own', async () => {
		const id = add();
		const { results, paginationToken } = await search(name);
		expect(results).toEqual([{ name: expect.stringContaining(' · '), value: id }]);
		expect(paginationToken).toBeUndefined();
	});

	it('finds it by what a person knows, in any case [checklist 155]', async () => {
		const id = add();
		for (const word of [...words, ` ${id.toUpperCase()} `]) {
			expect(valuesOf(await search(name, word))).toEqual([id]);
		}
		expect(valuesOf(await search(name, 'nobody-of-that-name'))).toEqual([]);
	});

	it('shows nothing secret [checklist 153]', async () => {
		add();
		scene.argyle.webhooks.add({ secret: 'whsec-5f1d7' });
		const shown = JSON.stringify(await search(name));
		expect(shown).not.toMatch(/whsec-5f1d7|eyJ|ssn/);
		expect(shown).not.toContain(scene.argyle.keys.sandbox.secret);
	});
});

describe('a search through a long list', () => {
	it('shows 200 a page, and each record once', async () => {
		const ids = Array.from({ length: 450 }, () => scene.argyle.users.add().id);
		const found: unknown[] = [];
		let token: unknown;
		let pages = 0;
		do {
			const page = await search('searchUsers', '', token);
			found.push(...valuesOf(page));
			token = page.paginationToken;
			pages += 1;
		} while (token !== undefined);
		expect(pages).toBe(3);
		expect(found).toEqual([...ids].reverse());
	});

	it('fails with the fix when Argyle refuses the key', async () => {
		scene.argyle.keyring.revoke(scene.argyle.keys.sandbox.id);
		await expect(search('searchUsers')).rejects.toThrow(/Check 'API Key ID', 'API Key Secret'/);
	});

	it('shows matches of later pages too: 13 of 313 [checklist 155]', async () => {
		const timeout = { connection: { error_code: 'mfa_timeout' } };
		for (let count = 0; count < 10; count++) scene.argyle.accounts.add(timeout);
		for (let count = 0; count < 300; count++) scene.argyle.accounts.add();
		for (let count = 0; count < 3; count++) scene.argyle.accounts.add(timeout);
		expect(valuesOf(await search('searchAccounts', 'mfa_timeout'))).toHaveLength(13);
	});

	it('stops after the time that a person waits, says so, and continues from there [checklist 155]', async () => {
		const first = scene.argyle.users.add({ first_name: 'Zoe' });
		for (let count = 0; count < 1_000; count++) scene.argyle.users.add();
		scene.argyle.faults.add({ path: '/v2/users', delayMs: 2_500, times: 3 });
		const part = await search('searchUsers', 'zoe');
		expect(part.results).toEqual([
			{
				name: 'Only 600 users were searched. Type the whole ID, or scroll to search on',
				value: 'not-an-id',
			},
		]);
		expect(valuesOf(await search('searchUsers', 'zoe', part.paginationToken))).toEqual([first.id]);
	}, 20_000);

	it('finds a whole ID with one request [checklist 155]', async () => {
		const { id } = scene.argyle.accounts.add();
		for (let count = 0; count < 500; count++) scene.argyle.accounts.add();
		scene.argyle.clearJournal();
		expect(valuesOf(await search('searchAccounts', id))).toEqual([id]);
		expect(scene.argyle.requests).toHaveLength(1);
	});

	it.each([
		['their user', ({ user }: { user: string }) => user],
		['their item', ({ item }: { item: string }) => item],
	])('finds accounts by %s', async (_what, read) => {
		const { id: item } = scene.argyle.items.add();
		const account = scene.argyle.accounts.add({ item });
		for (let count = 0; count < 500; count++) scene.argyle.accounts.add();
		expect(valuesOf(await search('searchAccounts', read(account)))).toEqual([account.id]);
	});

	it('gives no row to a record without an ID', async () => {
		const { id } = scene.argyle.users.add();
		const results = [{ first_name: 'Zoe' }, { id }];
		scene.argyle.faults.add({ path: '/v2/users', status: 200, body: { results, next: null } });
		expect(valuesOf(await search('searchUsers'))).toEqual([id]);
	});

	it('ends when Argyle returns the same page again and again', async () => {
		const { id } = scene.argyle.users.add();
		const next = 'https://api.argyle.com/v2/users?cursor=same';
		const body = { results: [{ id }], next };
		scene.argyle.faults.add({ path: '/v2/users', status: 200, body, times: Infinity });
		expect(await search('searchUsers', '', 'same')).toEqual({
			results: [{ name: expect.stringContaining('user …'), value: id }],
		});
		expect(scene.argyle.requests).toHaveLength(1);
	});

	it('gives up after two tries', async () => {
		scene.argyle.faults.add({ status: 502, times: Infinity });
		await expect(search('searchUsers')).rejects.toThrow(/502/);
		expect(scene.argyle.requests).toHaveLength(2);
	});

	it('continues a search for an ID that Argyle does not know', async () => {
		const account = scene.argyle.accounts.add();
		for (let count = 0; count < 300; count++) scene.argyle.accounts.add({ user: account.user });
		const first = await search('searchAccounts', account.user);
		scene.argyle.clearJournal();
		await search('searchAccounts', account.user, first.paginationToken);
		const paths = scene.argyle.requests.map(({ path }) => path);
		expect(paths).toEqual(['/v2/accounts']);
	});

	it('reads the record of a typed ID by its lower-case form, as Argyle writes it', async () => {
		const { id } = scene.argyle.accounts.add();
		await search('searchAccounts', id.toUpperCase());
		expect(scene.argyle.requests).toMatchObject([{ path: `/v2/accounts/${id}` }]);
	});

	it('a full list of matches says nothing of a search that has not ended', async () => {
		for (let count = 0; count < 100; count++) scene.argyle.users.add({ first_name: 'Zoe' });
		for (let count = 0; count < 100; count++) scene.argyle.users.add();
		scene.argyle.users.add({ first_name: 'Zoe' });
		for (let count = 0; count < 99; count++) scene.argyle.users.add();
		for (let count = 0; count < 100; count++) scene.argyle.users.add({ first_name: 'Zoe' });
		for (let count = 0; count < 100; count++) scene.argyle.users.add();
		const { results, paginationToken } = await search('searchUsers', 'zoe');
		expect(results).toHaveLength(100);
		expect(paginationToken).toBeDefined();
	});

	it('survives one transient failure [checklist 69]', async () => {
		const { id } = scene.argyle.users.add();
		scene.argyle.faults.add({ status: 502 });
		expect(valuesOf(await search('searchUsers'))).toEqual([id]);
	});
});

it('no two rows are alike: they end in the IDs [checklist 155]', async () => {
	for (let count = 0; count < 20; count++) scene.argyle.accounts.add();
	const { results } = await search('searchAccounts');
	expect(new Set(results.map(({ name }) => name)).size).toBe(20);
	const [first] = results;
	expect(first?.name).toContain(`account …${String(first?.value).slice(-6)} · user …`);
});

it('the list of items is searched by Argyle itself', async () => {
	await search('searchItems', ' Aramark ');
	expect(scene.argyle.requests).toMatchObject([{ path: '/v2/items', query: { q: 'Aramark' } }]);
});
