import { readItems } from '../../tools/n8n/rest/index.cts';
import { itLeaksNothing } from './leaks';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { openShared } from '../../tools/n8n/world/shared.cts';

jest.setTimeout(60_000);

let world: SharedWorld;

beforeAll(async () => {
	world = await openShared();
});

afterAll(async () => await world.close());

const remove = async (accountId: string, more: Record<string, string> = {}) => {
	const parameters = { resource: 'account', operation: 'delete', accountId, ...more };
	return await world.runAction(parameters);
};

describe('Account → Delete with the default setting [checklist 65]', () => {
	it('deletes an account that never connected', async () => {
		const { account } = world.argyle.playLogin();

		const execution = await remove(account.id);

		expect(readItems(execution, 'Argyle')).toEqual([{ deleted: true }]);
		expect(world.argyle.accounts.get(account.id)).toBeUndefined();
	});

	it('treats an account that is already gone as a success [checklist 67]', async () => {
		const { account } = world.argyle.playLogin();
		world.argyle.removeAccount(account.id);

		const execution = await remove(account.id);

		expect(readItems(execution, 'Argyle')).toEqual([{ deleted: true, already_gone: true }]);
	});

	it('refuses to delete a connected account, and gives the reason', async () => {
		const { account } = world.argyle.playLogin({ errorCode: null });

		const execution = await remove(account.id);

		expect(readItems(execution, 'Argyle')).toEqual([
			{
				deleted: false,
				account: account.id,
				reason: 'connected',
				message: expect.stringContaining(account.id),
			},
		]);
		expect(world.argyle.accounts.get(account.id)).toBeDefined();
		expect(world.argyle.requestsTo('DELETE', `/v2/accounts/${account.id}`)).toEqual([]);
	});

	it('refuses to delete an account that failed after it had been connected', async () => {
		const { account } = world.argyle.playLogin({ errorCode: null });
		world.argyle.playLogin({ account: account.id, errorCode: 'invalid_credentials' });

		const execution = await remove(account.id);

		expect(readItems(execution, 'Argyle')).toMatchObject([
			{ deleted: false, reason: 'has_history' },
		]);
		expect(world.argyle.accounts.get(account.id)).toBeDefined();
	});

	it('sends nothing to Argyle for an invalid ID, and fails with the reason [checklist 71]', async () => {
		const before = world.argyle.requests.length;

		const { status, data } = await remove('../users/1');

		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/not the ID of an account/);
		expect(world.argyle.requests).toHaveLength(before);
	});

	it('fails with the fix when Argyle refuses the key [checklist 67]', async () => {
		const { account } = world.argyle.playLogin();
		world.argyle.faults.add({
			path: '/v2/accounts',
			times: 5,
			status: 401,
			body: { detail: 'Invalid environment.' },
		});

		const { status, data } = await remove(account.id);

		world.argyle.faults.clear();
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/other environment/);
		expect(data.resultData.error?.message).toContain(account.id);
	});
});

it('Account → Delete, set to Always, deletes a connected account', async () => {
	const { account } = world.argyle.playLogin({ errorCode: null });

	const execution = await remove(account.id, { deleteWhen: 'always' });

	expect(readItems(execution, 'Argyle')).toEqual([{ deleted: true }]);
	expect(world.argyle.accounts.get(account.id)).toBeUndefined();
});

it('Account → Get gives the account as Argyle shows it', async () => {
	const { account } = world.argyle.playLogin({ errorCode: 'mfa_timeout' });

	const execution = await world.runAction({
		resource: 'account',
		operation: 'get',
		accountId: account.id,
	});

	expect(readItems(execution, 'Argyle')).toMatchObject([
		{ id: account.id, connection: { status: 'error', error_code: 'mfa_timeout' } },
	]);
});

itLeaksNothing(() => world);
