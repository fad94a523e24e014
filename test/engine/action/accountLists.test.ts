import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import { findOutputViolations } from '../../support/schemas';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

describe('Account → Get Many', () => {
	const list = { resource: 'account', operation: 'getAll', returnAll: true };
	const ids = (output: object[]) => output.map((json) => Object(json).id).sort();

	it('explains what failed, and leaves the rest as Argyle sends it', async () => {
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
		[{ errorCodes: ['invalid_mfa'] }, ['fresh', 'again']],
		[{ errorCodes: ['mfa_timeout', 'invalid_mfa'] }, ['again', 'fresh', 'other']],
		[{ errorCodes: ['unlisted'] }, []],
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

	it('refuses an expression without a value, and does not list everybody [checklist 73]', async () => {
		const filters = { user: '={{ $json.nope }}' };
		const { message } = await scene.run({ ...list, filters });
		expect(message).toBe("The filter 'User' is empty");
		expect(scene.argyle.requests).toEqual([]);
	});
});
