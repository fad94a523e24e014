import { openTool } from './asTool';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

const fromAgent = "={{ $fromAI('accountId', 'ID of the account', 'string') }}";

describe('Account → Delete as the tool of an agent [checklist 65]', () => {
	it.each([
		['as an expression', fromAgent],
		['in the locator', { __rl: true, mode: 'id', value: fromAgent }],
	])('deletes exactly the account that the agent names, %s', async (_what, accountId) => {
		const [named, other] = [scene.argyle.accounts.add(), scene.argyle.accounts.add()];
		const tool = await openTool(scene.credential, { operation: 'delete', accountId });
		const answer = await tool.invoke({ accountId: named.id });
		expect(JSON.parse(answer)).toEqual([{ deleted: true }]);
		expect(scene.deletions()).toEqual([named.id]);
		expect(scene.argyle.accounts.get(other.id)).toBeDefined();
	});

	it.each(['connected', 'refailed', 'connecting'] as const)(
		'keeps an account that is %s, and says why to the agent',
		async (state) => {
			const { id } = scene.argyle.accounts.add({}, state);
			const parameters = { operation: 'delete', accountId: fromAgent };
			const tool = await openTool(scene.credential, parameters);
			const [answer] = JSON.parse(await tool.invoke({ accountId: id }));
			expect(answer).toMatchObject({ deleted: false, account: id });
			expect(answer.message).toMatch(/^Account .* was kept\. /);
			expect(scene.deletions()).toEqual([]);
		},
	);

	it.each(['', 'all', '*', '../users/x'])(
		'sends nothing when the agent invents %j, and shows it what an ID is [checklist 71]',
		async (accountId) => {
			const parameters = { operation: 'delete', accountId: fromAgent };
			const tool = await openTool(scene.credential, parameters);
			await expect(tool.invoke({ accountId })).rejects.toThrow(
				/^'Account' is .*An ID looks like.*Map the account ID/s,
			);
			expect(scene.argyle.requests).toEqual([]);
		},
	);

	it('cannot be talked into "Always": an agent has no say in what was not left to it', async () => {
		const { id } = scene.argyle.accounts.add({}, 'connected');
		const tool = await openTool(scene.credential, { operation: 'delete', accountId: fromAgent });
		await tool.invoke({ accountId: id, deleteWhen: 'always' });
		expect(scene.argyle.accounts.get(id)).toBeDefined();
	});
});

describe('how careful a deletion is, which a model has no say in [checklist 65]', () => {
	const fillable = "={{ $fromAI('when', 'When to delete', 'string') }}";

	it.each([
		['$fromAI', fillable],
		['$fromAI in other letters', "={{ $fromai('when') }}"],
		["the tool's arguments", '={{ $json.when }}'],
		["the tool's input", '={{ $input.first().json.when }}'],
	])('"always" by %s counts as "never connected"', async (_what, deleteWhen) => {
		const { id } = scene.argyle.accounts.add({}, 'connected');
		const parameters = { operation: 'delete', accountId: fromAgent, deleteWhen };
		const tool = await openTool(scene.credential, parameters);
		const answer = await tool.invoke({ accountId: id, when: 'always' });
		expect(JSON.parse(answer)).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(scene.deletions()).toEqual([]);
	});

	it('nor of a user', async () => {
		const { user } = scene.argyle.accounts.add({}, 'connected');
		const userId = "={{ $fromAI('userId', 'ID of the user', 'string') }}";
		const parameters = { resource: 'user', operation: 'delete', userId, deleteWhen: fillable };
		const tool = await openTool(scene.credential, parameters);
		const answer = await tool.invoke({ userId: user, when: 'always' });
		expect(JSON.parse(answer)).toMatchObject([{ deleted: false, user, reason: 'connected' }]);
		expect(scene.argyle.users.get(user)).toBeDefined();
	});

	it('is what the user of n8n chose from the list', async () => {
		const { id } = scene.argyle.accounts.add({}, 'connected');
		const parameters = { operation: 'delete', accountId: fromAgent, deleteWhen: 'always' };
		const tool = await openTool(scene.credential, parameters);
		expect(JSON.parse(await tool.invoke({ accountId: id }))).toEqual([{ deleted: true }]);
	});
});

describe('what an agent gets of a record', () => {
	const list = { operation: 'getAll', returnAll: true };

	it('is little enough for its context: at most 10 fields, unless the user says otherwise', async () => {
		scene.argyle.accounts.add();
		const tool = await openTool(scene.credential, list);
		const [account] = JSON.parse(await tool.invoke({}));
		expect(Object.keys(account).length).toBeLessThanOrEqual(10);
		expect(account).toMatchObject({ connection: { status: 'error' } });
	});

	it('is all of it when the user chose "Raw"', async () => {
		scene.argyle.accounts.add();
		const tool = await openTool(scene.credential, { ...list, output: 'raw' });
		expect(JSON.parse(await tool.invoke({}))).toMatchObject([{ source: 'argyle_sandbox' }]);
	});

	it('is the ID and what the user selected', async () => {
		const { id, item } = scene.argyle.accounts.add();
		const parameters = { ...list, output: 'selectedFields', fields: ['item'] };
		const tool = await openTool(scene.credential, parameters);
		expect(JSON.parse(await tool.invoke({}))).toEqual([{ id, item }]);
	});
});

it('an agent sends an invite once, however often it calls the tool', async () => {
	const { id } = scene.argyle.invites.add({});
	const inviteId = "={{ $fromAI('inviteId', 'ID of the invite', 'string') }}";
	const tool = await openTool(scene.credential, {
		resource: 'invite',
		operation: 'resend',
		inviteId,
	});
	await tool.invoke({ inviteId: id });
	expect(JSON.parse(await tool.invoke({ inviteId: id }))).toMatchObject([{ already_sent: true }]);
	expect(scene.argyle.requestsTo('POST', /invites/)).toHaveLength(1);
});

describe('what an agent reads before it calls a tool', () => {
	it.each([
		['delete', /delete.* account/i],
		['get', /get account/i],
	])('%s says what it does: %s', async (operation, said) => {
		const tool = await openTool(scene.credential, { operation, accountId: fromAgent });
		expect(tool.description).toMatch(said);
	});

	it('a deletion says that it is permanent', async () => {
		const parameters = { operation: 'delete', accountId: fromAgent };
		const { description } = await openTool(scene.credential, parameters);
		expect(description).toMatch(/permanently/);
	});

	it('an invite says that a message goes out', async () => {
		const inviteId = "={{ $fromAI('inviteId', 'ID of the invite', 'string') }}";
		const parameters = { resource: 'invite', operation: 'resend', inviteId };
		const { description } = await openTool(scene.credential, parameters);
		expect(description).toMatch(/by email or text message/);
	});
});
