import { openTool } from './asTool';
import { useScene } from './scene';

const scene = useScene();

const fromAgent = "={{ $fromAI('accountId', 'ID of the account', 'string') }}";

describe('Account → Delete as the tool of an agent [checklist 65]', () => {
	it.each([
		['as an expression', fromAgent],
		['in the locator', { __rl: true, mode: 'id', value: fromAgent }],
	])(
		'deletes exactly the account that the agent names, %s [checklist 158]',
		async (_what, accountId) => {
			const [named, other] = [scene.argyle.accounts.add(), scene.argyle.accounts.add()];
			const tool = await openTool(scene.credential, { operation: 'delete', accountId });
			const answer = await tool.invoke({ accountId: named.id });
			expect(JSON.parse(answer)).toEqual([{ deleted: true }]);
			expect(scene.deletions()).toEqual([named.id]);
			expect(scene.argyle.accounts.get(other.id)).toBeDefined();
		},
	);

	it('keeps a connected account and gives the agent the reason, also when it wants "Always" [checklist 158]', async () => {
		const { id } = scene.argyle.accounts.add({}, 'connected');
		const tool = await openTool(scene.credential, { operation: 'delete', accountId: fromAgent });
		const [answer] = JSON.parse(await tool.invoke({ accountId: id, deleteWhen: 'always' }));
		expect(answer).toMatchObject({ deleted: false, account: id });
		expect(answer.message).toMatch(/^Account .* was kept\. /);
		expect(scene.deletions()).toEqual([]);
	});

	it('sends nothing when the agent makes up an ID, and describes what an ID is [checklist 71]', async () => {
		const tool = await openTool(scene.credential, { operation: 'delete', accountId: fromAgent });
		await expect(tool.invoke({ accountId: 'all' })).rejects.toThrow(
			/^'Account' is .*An ID looks like.*Map the account ID/s,
		);
		expect(scene.argyle.requests).toEqual([]);
	});
});

describe('how careful a deletion is, which the model can not choose [checklist 65]', () => {
	const fillable = "={{ $fromAI('when', 'When to delete', 'string') }}";

	it.each([
		['$fromAI', fillable],
		['$fromAI in other letters', "={{ $fromai('when') }}"],
		["the tool's arguments", '={{ $json.when }}'],
		["the tool's input", '={{ $input.first().json.when }}'],
	])('"always" by %s counts as "never connected" [checklist 158]', async (_what, deleteWhen) => {
		const { id } = scene.argyle.accounts.add({}, 'connected');
		const parameters = { operation: 'delete', accountId: fromAgent, deleteWhen };
		const tool = await openTool(scene.credential, parameters);
		const answer = await tool.invoke({ accountId: id, when: 'always' });
		expect(JSON.parse(answer)).toMatchObject([{ deleted: false, reason: 'connected' }]);
		expect(scene.deletions()).toEqual([]);
	});

	it('"always" by $fromAI counts as "never connected" for a user too [checklist 158]', async () => {
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

	it('is little enough for its context: at most 10 fields, unless the user says otherwise [checklist 152]', async () => {
		scene.argyle.accounts.add();
		const tool = await openTool(scene.credential, list);
		const [account] = JSON.parse(await tool.invoke({}));
		expect(Object.keys(account).length).toBeLessThanOrEqual(10);
		expect(account).toMatchObject({ connection: { status: 'error' } });
	});

	it('is all of it when the user chose "Raw" [checklist 152]', async () => {
		scene.argyle.accounts.add();
		const tool = await openTool(scene.credential, { ...list, output: 'raw' });
		expect(JSON.parse(await tool.invoke({}))).toMatchObject([{ source: 'argyle_sandbox' }]);
	});

	it('is the ID and what the user selected [checklist 152]', async () => {
		const { id, item } = scene.argyle.accounts.add();
		const parameters = { ...list, output: 'selectedFields', fields: ['item'] };
		const tool = await openTool(scene.credential, parameters);
		expect(JSON.parse(await tool.invoke({}))).toEqual([{ id, item }]);
	});
});

it('an agent sends an invite once, however often it calls the tool [checklist 154]', async () => {
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
