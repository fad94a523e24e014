import { readItems } from '../../tools/n8n/rest/index.cts';
import { until } from '../../tools/process/wait.cts';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';

jest.setTimeout(60_000);

const SECRET = 'a-secret-that-nobody-may-see';

let world: SharedWorld;

beforeAll(async () => {
	world = await openShared();
});

afterAll(async () => await world.close());

type Outputs = (node: string) => Record<string, unknown>[];

describe('the operations of the action in n8n', () => {
	let outputs: Outputs;
	let facts: ReturnType<typeof addRecords>;

	beforeAll(async () => {
		facts = addRecords();
		const { account, plain, listed, connected, invite, webhook, lonely } = facts;
		const inList = { __rl: true, mode: 'list', value: listed.id, cachedResultName: 'Aramark' };
		const byId = { __rl: true, mode: 'id', value: account.id };
		const getMany = { operation: 'getAll', returnAll: true };
		const execution = await world.runActions({
			'Account by ID': { resource: 'account', operation: 'get', accountId: byId },
			'Account as Text': { resource: 'account', operation: 'get', accountId: account.id },
			'Never Connected': {
				...getMany,
				resource: 'account',
				filters: { neverConnected: true, failedBefore: '={{ $now.plus({ minutes: 1 }) }}' },
			},
			'First Two': { resource: 'account', operation: 'getAll', limit: 2 },
			'Delete Chosen in List': { resource: 'account', operation: 'delete', accountId: inList },
			'Delete as Text': { resource: 'account', operation: 'delete', accountId: plain.id },
			'Delete Connected': { resource: 'account', operation: 'delete', accountId: connected.id },
			User: { resource: 'user', operation: 'get', userId: { ...byId, value: account.user } },
			Token: { resource: 'user', operation: 'createToken', userId: account.user },
			Users: { ...getMany, resource: 'user', filters: { externalId: 'case-7' } },
			'Delete User': { resource: 'user', operation: 'delete', userId: lonely.id },
			'Delete Connected User': { resource: 'user', operation: 'delete', userId: connected.user },
			Statistics: { resource: 'account', operation: 'getStatistics' },
			Invite: { resource: 'invite', operation: 'get', inviteId: invite.id },
			'Newest Invite': { resource: 'invite', operation: 'get', getBy: 'user', userId: invite.user },
			Invites: { ...getMany, resource: 'invite', filters: { status: ['sent'] } },
			Resend: { resource: 'invite', operation: 'resend', inviteId: { ...byId, value: invite.id } },
			Item: { resource: 'item', operation: 'get', itemId: account.item },
			Items: { ...getMany, resource: 'item', filters: { name: 'Aramark' } },
			...raw({
				'Raw Account': { resource: 'account', operation: 'get', accountId: connected.id },
				'Raw Accounts': { ...getMany, resource: 'account' },
				'Raw User': { resource: 'user', operation: 'get', userId: account.user },
				'Raw Users': { ...getMany, resource: 'user' },
				'Raw Invite': { resource: 'invite', operation: 'get', inviteId: invite.id },
				'Raw Invites': { ...getMany, resource: 'invite' },
				'Raw Item': { resource: 'item', operation: 'get', itemId: account.item },
				'Raw Items': { ...getMany, resource: 'item' },
			}),
			Webhooks: { ...getMany, resource: 'webhook' },
			'Delete Webhook': { resource: 'webhook', operation: 'delete', webhookId: webhook.id },
		});
		expect(execution.data.resultData.error).toBeUndefined();
		outputs = (node) => readItems(execution, node);
	}, 120_000);

	it.each(['Account by ID', 'Account as Text'])('Account → Get, as "%s"', (node) => {
		expect(outputs(node)).toMatchObject([
			{ id: facts.account.id, connection: { status: 'error', error_code: 'mfa_timeout' } },
		]);
	});

	it('Account → Get Many gives those that never connected, with guidance', () => {
		const { account, plain, listed } = facts;
		const ids = outputs('Never Connected').map(({ id }) => id);

		expect(ids.sort()).toEqual([account.id, plain.id, listed.id].sort());
		expect(outputs('Never Connected')[0]).toHaveProperty('guidance.next_step');
	});

	it('Account → Get Many stops at its limit', () => {
		expect(outputs('First Two')).toHaveLength(2);
	});

	it.each(['Delete Chosen in List', 'Delete as Text'])('Account → Delete, as "%s"', (node) => {
		expect(outputs(node)).toEqual([{ deleted: true }]);
	});

	it('Account → Delete deletes the given accounts and keeps the others [checklist 65]', () => {
		const { account, connected } = facts;

		expect(outputs('Delete Connected')).toMatchObject([{ deleted: false, reason: 'connected' }]);
		const left = world.argyle.accounts.list().map(({ id }) => id);
		expect(left).toEqual([account.id, connected.id]);
	});

	it('User → Get gives the person without Social Security number, birth date and address [checklist 153]', () => {
		const [user, ...others] = outputs('User');

		expect(others).toEqual([]);
		expect(user).toMatchObject({ id: facts.account.user, email: 'ada@example.com' });
		const shown = Object.keys(user ?? {}).filter((key) => /ssn|birth_date|address/.test(key));
		expect(shown).toEqual([]);
	});

	it('User → Create Link Token', () => {
		expect(outputs('Token')).toEqual([
			{ user: facts.account.user, user_token: expect.stringMatching(/^\S{20,}$/) },
		]);
	});

	it('Invite → Get Many and Resend', () => {
		expect(outputs('Invites')).toMatchObject([{ id: facts.invite.id, status: 'sent' }]);
		expect(outputs('Resend')).toMatchObject([{ id: facts.invite.id }]);
		expect(world.argyle.invites.get(facts.invite.id)?.deliveries).toHaveLength(2);
	});

	it('Item → Get', () => {
		expect(outputs('Item')).toMatchObject([{ id: facts.account.item, name: 'Aramark' }]);
	});

	it('User → Get Many and Delete [checklist 147]', () => {
		expect(outputs('Users')).toMatchObject([{ id: facts.lonely.id, external_id: 'case-7' }]);
		expect(outputs('Delete User')).toEqual([{ deleted: true }]);
		expect(outputs('Delete Connected User')).toMatchObject([
			{ deleted: false, user: facts.connected.user, reason: 'connected' },
		]);
	});

	it('Account → Get Statistics', () => {
		const [statistics] = outputs('Statistics');
		expect(statistics).toMatchObject({ connected: 1, failures_by_provider: [{ name: 'Aramark' }] });
	});

	it.each(['Invite', 'Newest Invite'])('Invite → Get, as "%s"', (node) => {
		const { id, url } = facts.invite;
		expect(outputs(node)).toMatchObject([{ id, url }]);
	});

	it('Item → Get Many', () => {
		expect(outputs('Items')).toMatchObject([{ id: facts.account.item }]);
	});

	it.each([
		['Raw Account', ['source', 'direct_deposit_switch', 'availability']],
		['Raw Accounts', ['source', 'direct_deposit_switch', 'availability']],
		['Raw User', ['first_name', 'external_metadata']],
		['Raw Users', ['first_name', 'external_metadata']],
		['Raw Invite', ['deliveries', 'flow_items']],
		['Raw Invites', ['deliveries', 'flow_items']],
		['Raw Item', ['logo_url']],
		['Raw Items', ['logo_url']],
	])('"%s" has all that Argyle sends: %j [checklist 152]', (node, keys) => {
		for (const record of outputs(node))
			expect(Object.keys(record)).toEqual(expect.arrayContaining(keys));
		expect(JSON.stringify(outputs(node))).not.toMatch(/"ssn"|"birth_date"|"user_token"/);
	});

	it.each(['Account by ID', 'First Two', 'User', 'Users', 'Invite', 'Invites', 'Item', 'Items'])(
		'"%s" is simplified: at most 10 fields [checklist 152]',
		(node) => {
			for (const record of outputs(node))
				expect(Object.keys(record).length).toBeLessThanOrEqual(10);
		},
	);

	it('Webhook Subscription → Get Many, without the secret, and Delete [checklist 153]', () => {
		expect(outputs('Webhooks')).toMatchObject([{ id: facts.webhook.id, name: 'CRM' }]);
		expect(JSON.stringify(outputs('Webhooks'))).not.toContain(SECRET);
		expect(outputs('Delete Webhook')).toEqual([{ deleted: true }]);
		expect(world.argyle.webhooks.list()).toEqual([]);
	});
});

describe('a bulk delete that is stopped in n8n', () => {
	it('sends Argyle nothing more after a second [checklist 156]', async () => {
		const ids = Array.from({ length: 400 }, () => world.argyle.accounts.add().id);
		world.argyle.clearJournal();
		const parameters = { resource: 'account', operation: 'delete', accountId: '={{ $json.id }}' };
		const workflowId = await world.startBulkAction(ids, parameters);
		await until('The first requests', () => world.argyle.requests.length > 40);
		const [running] = await world.rest.listExecutions(workflowId);

		await world.rest.stopExecution(String(running?.id));
		const stoppedAt = Date.now();

		// The execution would continue for ten seconds more.
		const lastAt = () => world.argyle.requests.at(-1)?.at ?? 0;
		await until('Silence', () => Date.now() - lastAt() > 2_000);
		expect(lastAt() - stoppedAt).toBeLessThan(1_000);
		const [execution] = await world.rest.waitForExecutions(workflowId);
		expect(execution?.status).toBe('canceled');
		const left = ids.filter((id) => world.argyle.accounts.get(id) !== undefined);
		expect(left.length).toBeGreaterThan(200);
	});
});

/** The same nodes with "Simplify" switched off. */
function raw(nodes: Record<string, object>) {
	return Object.fromEntries(
		Object.entries(nodes).map(([name, parameters]) => [name, { ...parameters, simplify: false }]),
	);
}

/** What Argyle knows before the workflow runs; three accounts never connected. */
function addRecords() {
	const { argyle } = world;
	const user = argyle.users.add({ email: 'ada@example.com', ssn: '123-45-6789' });
	return {
		account: argyle.playLogin({ errorCode: 'mfa_timeout', user: user.id }).account,
		plain: argyle.playLogin().account,
		listed: argyle.playLogin().account,
		connected: argyle.playLogin({ errorCode: null }).account,
		invite: argyle.invites.add({ email: 'grace@example.com' }),
		lonely: argyle.users.add({ external_id: 'case-7' }),
		webhook: argyle.webhooks.add({ name: 'CRM', events: ['users.updated'], secret: SECRET }),
	};
}
