import { randomUUID } from 'node:crypto';
import { explainCode } from '../../../nodes/Argyle/failure/guidance';
import { findOutputViolations } from '../../unit/failure/schemas';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

/** Text that no output may hold, besides the API key: whoever has it acts for a person or for Argyle. */
const findTokens = (stored: string) =>
	[scene.argyle.keys.sandbox.secret, '"secret"', 'eyJ'].filter((text) => stored.includes(text));

describe('User → Get', () => {
	it('gives the person, without what would harm them most in the wrong place', async () => {
		const user = scene.argyle.users.add({
			first_name: 'Sarah',
			external_id: 'a-1',
			ssn: '522-09-7682',
			birth_date: { year: 1980, month: 10, day: 10 },
			address: {
				city: 'Farrelltown',
				line1: '759 Victoria Plaza',
				line2: null,
				state: 'TX',
				country: 'US',
				postal_code: '77358',
			},
		});
		const { output, stored } = await scene.run({
			resource: 'user',
			operation: 'get',
			userId: user.id,
		});
		expect(output).toMatchObject([{ id: user.id, first_name: 'Sarah', external_id: 'a-1' }]);
		expect(stored).not.toMatch(/522-09-7682|birth_date|Farrelltown|"ssn"/);
		expect(output.flatMap(findOutputViolations['user get'])).toEqual([]);
	});
});

describe('User → Create Link Token', () => {
	const createToken = (userId: string) => ({ resource: 'user', operation: 'createToken', userId });

	it('gives a token for that user', async () => {
		const { id } = scene.argyle.users.add({});
		const { output } = await scene.run(createToken(id));
		expect(output).toEqual([{ user: id, user_token: expect.stringMatching(/^ey/) }]);
		expect(output.flatMap(findOutputViolations['user createToken'])).toEqual([]);
	});

	it.each([500, 502, 504])(
		'is not asked for twice by itself: %i [checklist 69]',
		async (status) => {
			const { id } = scene.argyle.users.add({});
			scene.argyle.faults.add({ method: 'POST', path: '/v2/user-tokens', status, times: Infinity });
			const { message } = await scene.run(createToken(id));
			expect(message).toMatch(
				new RegExp(`^\\[Item 0\\] No link token could be made for user ${id}`),
			);
			expect(scene.argyle.requestsTo('POST', '/v2/user-tokens')).toHaveLength(1);
		},
	);

	it('is asked for again when Argyle says that it did not make one [checklist 68]', async () => {
		const { id } = scene.argyle.users.add({});
		const headers = { 'Retry-After': '1' };
		for (const status of [429, 503]) {
			scene.argyle.faults.add({ method: 'POST', path: '/v2/user-tokens', status, headers });
		}
		const { output } = await scene.run(createToken(id));
		expect(output).toMatchObject([{ user: id }]);
		expect(scene.argyle.requestsTo('POST', '/v2/user-tokens')).toHaveLength(3);
	});

	it('leaves no token behind that came under another name', async () => {
		const { id } = scene.argyle.users.add({});
		const body = { pass: 'eyJhbGciOiJIUzI1NiJ9.e30.x' };
		scene.argyle.faults.add({ method: 'POST', path: '/v2/user-tokens', body });
		const { message, stored } = await scene.run(createToken(id));
		expect(message).toMatch(/not in the expected form/);
		expect(findTokens(stored)).toEqual([]);
	});
});

describe('Item → Get', () => {
	it('gives name and health of an employer', async () => {
		const { output } = await scene.run({
			resource: 'item',
			operation: 'get',
			itemId: 'item_000029932',
		});
		expect(output).toMatchObject([{ id: 'item_000029932', name: 'Aramark', status: 'healthy' }]);
		expect(output.flatMap(findOutputViolations['item get'])).toEqual([]);
	});
});

describe('Invite → Get Many', () => {
	const list = { resource: 'invite', operation: 'getAll', returnAll: true };

	beforeEach(() => {
		for (const status of ['sent', 'attempted', 'completed'] as const) {
			scene.argyle.invites.add({ status });
		}
	});

	it.each([
		[{}, ['attempted', 'completed', 'sent']],
		[{ status: ['attempted'] }, ['attempted']],
		[{ status: ['attempted', 'sent'] }, ['attempted', 'sent']],
		[{ status: ['revoked'] }, []],
	])('with %j gives those with status %j, and no token', async (filters, statuses) => {
		const { output, stored } = await scene.run({ ...list, filters });
		expect(output.map(({ status }) => status).sort()).toEqual(statuses);
		expect(output.flatMap(findOutputViolations['invite getAll'])).toEqual([]);
		expect(findTokens(stored)).toEqual([]);
	});

	it('gives those of one person', async () => {
		const [first] = scene.argyle.invites.list();
		const { output } = await scene.run({ ...list, filters: { user: first?.user ?? '' } });
		expect(output.map(({ id }) => id)).toEqual([first?.id]);
	});
});

describe('Invite → Resend', () => {
	const resend = { resource: 'invite', operation: 'resend', inviteId: '={{ $json.id }}' };

	it('sends it once more, and gives it without its token', async () => {
		const { id } = scene.argyle.invites.add({});
		const { output, stored } = await scene.run(resend, [{ id }]);
		expect(output).toMatchObject([{ id, status: 'sent' }]);
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
		expect(output.flatMap(findOutputViolations['invite resend'])).toEqual([]);
		expect(findTokens(stored)).toEqual([]);
	});

	it('sends one message to a person who is in the input twice [checklist 70]', async () => {
		const { id } = scene.argyle.invites.add({});
		const { output, pairs } = await scene.run(resend, [{ id }, { id }]);
		expect(output).toHaveLength(2);
		expect(pairs).toEqual([{ item: 0 }, { item: 1 }]);
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
	});

	it('says that nobody knows, and does not send again, when the answer is lost [checklist 69]', async () => {
		const { id } = scene.argyle.invites.add({});
		scene.argyle.faults.add({ method: 'POST', path: '/v2/invites', drop: 'after' });
		const { message } = await scene.run(resend, [{ id }]);
		expect(message).toMatch(new RegExp(`^\\[Item 0\\] Whether invite ${id} was sent is not known`));
		expect(scene.argyle.invites.get(id)?.deliveries).toHaveLength(2);
	});
});

describe('Webhook Subscription', () => {
	const subscribe = (name: string) =>
		scene.argyle.webhooks.add({
			name,
			url: `https://n8n.example.com/${name}`,
			events: ['accounts.failed'],
			secret: 'f00d'.repeat(16),
		});

	it('→ Get Many gives all of them from all pages, without their secrets', async () => {
		for (let index = 0; index < 205; index++) subscribe(`n8n workflow ${index}`);
		const { output, stored } = await scene.run({
			resource: 'webhook',
			operation: 'getAll',
			returnAll: true,
		});
		expect(output).toHaveLength(205);
		expect(output.flatMap(findOutputViolations['webhook getAll'])).toEqual([]);
		expect(stored).not.toContain('f00d');
	});

	it('→ Delete removes the one that was named', async () => {
		const [kept, named] = [subscribe('a'), subscribe('b')];
		const remove = { resource: 'webhook', operation: 'delete', webhookId: '={{ $json.id }}' };
		const { output } = await scene.run(remove, [{ id: named.id }, { id: randomUUID() }]);
		expect(output).toEqual([{ deleted: true }, { deleted: true, already_gone: true }]);
		expect(output.flatMap(findOutputViolations['webhook delete'])).toEqual([]);
		expect(scene.argyle.webhooks.list().map(({ id }) => id)).toEqual([kept.id]);
	});
});

describe('Account → Get Many', () => {
	const list = { resource: 'account', operation: 'getAll', returnAll: true };
	const ids = (output: object[]) => output.map((json) => Object(json).id).sort();

	it('explains what failed, and leaves the rest as Argyle sends it', async () => {
		const failed = scene.argyle.playLogin({ errorCode: 'mfa_timeout' }).account;
		const connected = scene.argyle.playLogin({ errorCode: null }).account;
		const { output } = await scene.run(list);
		const byId = new Map(output.map((json) => [json.id, json]));
		expect(byId.get(failed.id)).toMatchObject({ guidance: explainCode('mfa_timeout') });
		expect(byId.get(connected.id)).not.toHaveProperty('guidance');
		expect(output.flatMap(findOutputViolations['account getAll'])).toEqual([]);
	});

	it.each([
		[{ connectionStatus: ['connected'] }, ['connected']],
		[{ errorCodes: ['invalid_mfa'] }, ['fresh', 'again']],
		[{ errorCodes: [], moreErrorCodes: 'mfa_timeout' }, ['other']],
		[{ neverConnected: true }, ['fresh', 'other']],
		[{ neverConnected: true, errorCodes: ['invalid_mfa'] }, ['fresh']],
		[{ failedAfter: '={{ $now.plus({ days: 1 }) }}' }, []],
		[{ failedBefore: '={{ $now.plus({ days: 1 }) }}' }, ['again', 'fresh', 'other']],
	])('with %j gives %j', async (filters, wanted) => {
		const { argyle } = scene;
		const connected = argyle.playLogin({ errorCode: null }).account.id;
		const again = argyle.playLogin({ errorCode: null }).account.id;
		argyle.playLogin({ account: again, errorCode: 'invalid_mfa' });
		const fresh = argyle.playLogin({ errorCode: 'invalid_mfa' }).account.id;
		const other = argyle.playLogin({ errorCode: 'mfa_timeout' }).account.id;
		const names: Record<string, string> = { connected, again, fresh, other };

		const { output, message } = await scene.run({ ...list, filters });

		expect(message).toBeUndefined();
		expect(ids(output)).toEqual(wanted.map((name) => names[name]).sort());
	});

	it('lets Argyle filter by person, by employer and by what never connected', async () => {
		const { account } = scene.argyle.playLogin();
		const filters = { user: account.user, item: account.item, neverConnected: true };
		const { output } = await scene.run({ ...list, filters });
		expect(ids(output)).toEqual([account.id]);
		const [request] = scene.argyle.requestsTo('GET', '/v2/accounts');
		expect(request?.query).toMatchObject({
			user: account.user,
			item: account.item,
			ongoing_refresh_status: 'idle',
		});
	});

	it('reads no page more than the limit takes', async () => {
		for (let index = 0; index < 450; index++) scene.argyle.accounts.add({}, 'failed');
		const { output } = await scene.run({ ...list, returnAll: false, limit: 150 });
		expect(output).toHaveLength(150);
		expect(scene.argyle.requestsTo('GET', '/v2/accounts')).toHaveLength(1);
	});

	it('asks once for what many input items ask for alike', async () => {
		scene.argyle.playLogin();
		const { output, pairs } = await scene.run(list, [{}, {}, {}]);
		expect(output).toHaveLength(3);
		expect(pairs).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(scene.argyle.requestsTo('GET', '/v2/accounts')).toHaveLength(1);
	});

	it('takes an expression that comes to nothing for what it is, not for everybody [checklist 73]', async () => {
		const filters = { user: '={{ $json.nope }}' };
		const { message } = await scene.run({ ...list, filters });
		expect(message).toBe('[Item 0] The filter "User ID" is empty');
		expect(scene.argyle.requests).toEqual([]);
	});
});

const idFields = [
	['account', 'get', 'accountId'],
	['account', 'delete', 'accountId'],
	['user', 'get', 'userId'],
	['user', 'createToken', 'userId'],
	['invite', 'resend', 'inviteId'],
	['item', 'get', 'itemId'],
	['webhook', 'delete', 'webhookId'],
] as const;

describe.each(idFields)('%s → %s', (resource, operation, field) => {
	it.each(['', '   ', '../users/x', 'item_1/..', 'a?limit=1', '０187c66e', 'x'.repeat(10_240)])(
		'sends nothing for what is no id: %s [checklist 71]',
		async (id) => {
			const parameters = { resource, operation, [field]: '={{ $json.id }}' };
			const { message } = await scene.run(parameters, [{ id }]);
			expect(message).toMatch(/^\[Item 0\] ".*" is .*which is not the ID of an? /s);
			expect(scene.argyle.requests).toEqual([]);
		},
	);

	it.each([
		['a text', (id: string) => id],
		['a locator', (id: string) => ({ __rl: true, mode: 'id', value: id })],
		['a choice', (id: string) => ({ __rl: true, mode: 'list', value: id, cachedResultName: 'A' })],
	])('takes an id that is %s', async (_what, write) => {
		const id = resource === 'item' ? 'item_000029932' : randomUUID();
		await scene.run({ resource, operation, [field]: write(id) });
		const [request] = scene.argyle.requests;
		expect(JSON.stringify([request?.path, request?.body])).toContain(id);
	});

	it('names the item, the id, what Argyle said and its trace [checklist 67]', async () => {
		const id = resource === 'item' ? 'item_000029932' : randomUUID();
		const fault = { status: 403, body: { detail: 'Not for you.' } };
		scene.argyle.faults.add({ path: '/v2/', times: Infinity, ...fault });
		const { message, stored } = await scene.run({ resource, operation, [field]: id });
		expect(message).toMatch(new RegExp(`^\\[Item 0\\] .*${id}.*403.*Check.*trace ID: \\S+`, 's'));
		expect(findTokens(stored)).toEqual([]);
	});
});
