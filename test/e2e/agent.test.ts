import { openAgents } from '../../tools/n8n/world/agents.cts';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';

jest.setTimeout(60_000);

let world: SharedWorld;
let agents: Awaited<ReturnType<typeof openAgents>>;

beforeAll(async () => {
	world = await openShared();
	agents = await openAgents(world);
});

afterAll(async () => {
	await agents.close();
	await world.close();
});

const fill = (key: string) => `={{ $fromAI('${key}', 'The ID', 'string') }}`;
const byModel = (key: string) => ({ __rl: true, mode: 'id', value: fill(key) });
const remove = { resource: 'account', operation: 'delete', accountId: byModel('account') };

/** What a scripted model gets when it calls the tool once. */
const call = async (parameters: Record<string, unknown>, args: Record<string, unknown>) => {
	const execution = await agents.runAgent(
		{ Argyle: parameters },
		{ calls: [{ tool: 'Argyle', args }] },
		{ say: 'Done' },
	);
	return { execution, answer: agents.readAnswers()[0] ?? '' };
};

describe("the action node as a tool of n8n's AI Agent [checklist 65]", () => {
	it('shows the model what it does, and which values to fill in [checklist 157]', async () => {
		await call(remove, { account: world.argyle.playLogin().account.id });
		expect(agents.model.prompts[0]?.tools).toMatchObject([
			{
				function: {
					name: 'Argyle',
					description: 'Delete account permanently in Argyle',
					parameters: { properties: { account: { type: 'string', description: 'The ID' } } },
				},
			},
		]);
	});

	it('deletes the account that the model names, and no other [checklist 158]', async () => {
		const [named, other] = [world.argyle.playLogin(), world.argyle.playLogin()];
		const { answer } = await call(remove, { account: named.account.id });
		expect(JSON.parse(answer)).toEqual([{ deleted: true }]);
		expect(world.argyle.accounts.get(named.account.id)).toBeUndefined();
		expect(world.argyle.accounts.get(other.account.id)).toBeDefined();
	});

	it('refuses an account that is connected, and says why to the model', async () => {
		const { account } = world.argyle.playLogin({ errorCode: null });
		const { answer } = await call(remove, { account: account.id });
		expect(JSON.parse(answer)).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(world.argyle.accounts.get(account.id)).toBeDefined();
	});

	it('does not let the model choose how careful the deletion is [checklist 158]', async () => {
		const { account } = world.argyle.playLogin({ errorCode: null });
		const careless = { ...remove, deleteWhen: fill('when') };
		const { answer } = await call(careless, { account: account.id, when: 'always' });
		expect(JSON.parse(answer)).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(world.argyle.accounts.get(account.id)).toBeDefined();
	});

	it.each(['the applicant Ada', '../users/1', ''])(
		'refuses the invented ID %j before any request, and shows the model what an ID is [checklist 158]',
		async (made) => {
			world.argyle.clearJournal();
			const { answer } = await call(remove, { account: made });
			expect(answer).toMatch(/'Account' is /);
			expect(world.argyle.requests).toEqual([]);
		},
	);

	it('does every operation [checklist 157]', async () => {
		const { argyle } = world;
		const user = argyle.users.add({ first_name: 'Ada', external_id: 'case-7' });
		const gone = argyle.users.add();
		const account = argyle.playLogin({ user: user.id }).account;
		const invite = argyle.invites.add({ user: user.id });
		const webhook = argyle.webhooks.add({ name: 'CRM', secret: 'nobody-may-see-this' });
		const one = (resource: string, operation: string, field: string) => ({
			resource,
			operation,
			[field]: byModel(field),
		});
		const many = (resource: string) => ({ resource, operation: 'getAll', limit: 5 });
		const accountId = { accountId: account.id };
		const tools: Array<[name: string, parameters: object, args: object, answer: object]> = [
			['get_account', one('account', 'get', 'accountId'), accountId, { id: account.id }],
			['accounts', many('account'), {}, { id: expect.any(String) }],
			[
				'statistics',
				{ resource: 'account', operation: 'getStatistics' },
				{},
				{ failing: expect.any(Number) },
			],
			['get_user', one('user', 'get', 'userId'), { userId: user.id }, { first_name: 'Ada' }],
			['users', { ...many('user'), filters: { externalId: 'case-7' } }, {}, { id: user.id }],
			['token', one('user', 'createToken', 'userId'), { userId: user.id }, { user: user.id }],
			['remove_user', one('user', 'delete', 'userId'), { userId: gone.id }, { deleted: true }],
			['get_invite', one('invite', 'get', 'inviteId'), { inviteId: invite.id }, { id: invite.id }],
			['invites', many('invite'), {}, { id: invite.id }],
			['resend', one('invite', 'resend', 'inviteId'), { inviteId: invite.id }, { id: invite.id }],
			['get_item', one('item', 'get', 'itemId'), { itemId: account.item }, { name: 'Aramark' }],
			['items', many('item'), {}, { name: expect.any(String) }],
			['webhooks', many('webhook'), {}, { id: webhook.id }],
			[
				'remove_webhook',
				one('webhook', 'delete', 'webhookId'),
				{ webhookId: webhook.id },
				{ deleted: true },
			],
		];
		const execution = await agents.runAgent(
			Object.fromEntries(tools.map(([name, parameters]) => [name, { ...parameters }])),
			{ calls: tools.map(([tool, , args]) => ({ tool, args: { ...args } })) },
			{ say: 'Done' },
		);
		expect(execution.status).toBe('success');
		const answers = agents.readAnswers().map((answer) => JSON.parse(answer));
		expect(answers).toHaveLength(tools.length);
		for (const [index, [name, , , expected]] of tools.entries()) {
			expect([name, answers[index][0]]).toEqual([name, expect.objectContaining(expected)]);
		}
		expect(JSON.stringify(answers)).not.toMatch(/nobody-may-see-this|"ssn"/);
	}, 120_000);
});
