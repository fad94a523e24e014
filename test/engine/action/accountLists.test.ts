import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import { findOutputViolations } from '../../support/schemas';
import { useScene } from './scene';

const scene = useScene();

const list = { resource: 'account', operation: 'getAll', returnAll: true };
const ids = (output: object[]) => output.map((json) => Object(json).id).sort();

describe('Account → Get Many', () => {
	it('explains what failed, and leaves the rest as Argyle sends it [checklist 150]', async () => {
		const failed = scene.argyle.playLogin({ errorCode: 'mfa_timeout' }).account;
		const connected = scene.argyle.playLogin({ errorCode: null }).account;
		const { output } = await scene.run({ ...list, simplify: false });
		const byId = new Map(output.map((json) => [json.id, json]));
		expect(byId.get(failed.id)).toMatchObject({
			source: 'argyle_sandbox',
			guidance: describeFailure('mfa_timeout'),
		});
		expect(byId.get(connected.id)).not.toHaveProperty('guidance');
		expect(output.flatMap(findOutputViolations['account getAll'])).toEqual([]);
	});

	it.each([
		[{ connectionStatus: ['connected'] }, ['connected']],
		[{ neverConnected: true, errorCodes: ['invalid_mfa'] }, ['fresh']],
		[{ failedBefore: '={{ $now.plus({ days: 1 }) }}' }, ['again', 'fresh']],
	])('with %j gives %j [checklist 150]', async (filters, expected) => {
		const { argyle } = scene;
		const connected = argyle.playLogin({ errorCode: null }).account.id;
		const again = argyle.playLogin({ errorCode: null }).account.id;
		argyle.playLogin({ account: again, errorCode: 'invalid_mfa' });
		const fresh = argyle.playLogin({ errorCode: 'invalid_mfa' }).account.id;
		const names: Record<string, string> = { connected, again, fresh };
		const { output } = await scene.run({ ...list, filters });
		expect(ids(output)).toEqual(expected.map((name) => names[name]).sort());
	});

	it('lets Argyle filter by person, by employer and by what never connected [checklist 150]', async () => {
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

	it('reads no more pages than the limit needs [checklist 150]', async () => {
		for (let index = 0; index < 450; index++) scene.argyle.accounts.add({}, 'failed');
		const { output } = await scene.run({ ...list, returnAll: false, limit: 150 });
		expect(output).toHaveLength(150);
		expect(scene.argyle.requestsTo('GET', '/v2/accounts')).toHaveLength(1);
	});

	it('sends one request for several input items with the same filters', async () => {
		scene.argyle.playLogin();
		const { output, pairs } = await scene.run(list, [{}, {}, {}]);
		expect(output).toHaveLength(3);
		expect(pairs).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(scene.argyle.requestsTo('GET', '/v2/accounts')).toHaveLength(1);
	});

	it('fails before any request when a filter is an expression without a value [checklist 73]', async () => {
		const { message } = await scene.run({ ...list, filters: { user: '={{ $json.nope }}' } });
		expect(message).toBe("The filter 'User' is empty");
		expect(scene.argyle.requests).toEqual([]);
	});
});

describe('a list whose pagination loops [checklist 48]', () => {
	const loop = (resource: string) => {
		const path = `/v2/${resource}s`;
		const next = `${scene.argyle.url}${path}?cursor=c`;
		const body = { next, previous: null, results: [{ id: 'a' }] };
		scene.argyle.faults.add({ path, status: 200, body, times: Infinity });
	};

	it.each([
		['account', 'accounts'],
		['invite', 'invites'],
		['webhook', 'webhook subscriptions'],
	])('fails for %s → Get Many, which names the list', async (resource, subject) => {
		loop(resource);
		const { output, message } = await scene.run({ ...list, resource });
		expect(message).toBe(
			`Argyle's pagination looped, so the list of ${subject} is incomplete. Try again in a few minutes`,
		);
		expect(output).toEqual([]);
	});

	it('does not fail when the limit needs no more than it showed', async () => {
		loop('account');
		expect((await scene.run({ ...list, returnAll: false, limit: 1 })).output).toEqual([
			{ id: 'a' },
		]);
	});
});
