import type { FaultEffect } from '../../../tools/simulator/types.cts';
import { findAccountViolations } from '../../support/schemas';
import { openScene, useScene } from './scene';

jest.setTimeout(30_000);

const scene = useScene();
const get = { operation: 'get', accountId: '={{ $json.id }}' };
const page = '<html>Nothing here</html>';

/** Lets every request about an account go wrong. */
const refuse = (effect: FaultEffect, method?: string) => {
	const { id } = scene.argyle.accounts.add();
	scene.argyle.faults.add({ method, path: `/v2/accounts/${id}`, times: Infinity, ...effect });
	return id;
};

describe.each([
	{ step: 'the read', method: 'GET', deleteWhen: 'neverConnected', verb: 'was kept' },
	{ step: 'the DELETE', method: 'DELETE', deleteWhen: 'always', verb: 'could not be deleted' },
])('Account → Delete, when Argyle refuses $step', ({ method, deleteWhen, verb }) => {
	it.each<[string, FaultEffect, RegExp]>([
		['403', { status: 403 }, /Check what the key may do in Argyle Console/],
		['a 404 that is not from Argyle', { status: 404, body: page }, /Something between n8n and/],
	])(
		'with %s names the ID and the fix, and keeps the account [checklist 67]',
		async (_what, effect, fix) => {
			const id = refuse(effect, method);
			const { message, stored } = await scene.remove([id], { deleteWhen });
			expect(message).toMatch(new RegExp(`^Account ${id} ${verb}`));
			expect(message).toMatch(fix);
			expect(stored).not.toContain(scene.argyle.keys.sandbox.secret);
			expect(scene.argyle.accounts.get(id)).toBeDefined();
		},
	);

	it.each([404, 410])('with %i counts as deleted already [checklist 67]', async (status) => {
		const id = refuse({ status }, method);
		const { output } = await scene.remove([id], { deleteWhen });
		expect(output).toEqual([{ deleted: true, already_gone: true }]);
	});
});

it.each([
	['account', 'accounts', 'accountId'],
	['webhook', 'webhooks', 'webhookId'],
] as const)('%s → Delete fails on a 200 that is not from Argyle', async (resource, kind, field) => {
	const { id } = scene.argyle[kind].add();
	scene.argyle.faults.add({
		method: 'DELETE',
		path: `/v2/${kind}/`,
		status: 200,
		body: page,
		times: Infinity,
	});
	const { message } = await scene.run({
		resource,
		operation: 'delete',
		[field]: id,
		...(resource === 'account' && { deleteWhen: 'always' }),
	});
	expect(message).toMatch(/could not be deleted.*not in the expected form/);
});

it("a message ends in Argyle's trace ID, which its support needs [checklist 67]", async () => {
	const id = refuse({ status: 403, headers: { 'X-Trace-Id': '7c1f3c1e-trace' } });
	const { message } = await scene.remove([id]);
	expect(message).toMatch(/\(Argyle's trace ID: 7c1f3c1e-trace\)$/);
});

describe('Account → Get', () => {
	it.each(['connecting', 'failed', 'connected', 'refailed'] as const)(
		'gives an account as its schema says: %s [checklist 35, 161]',
		async (state) => {
			const { id, connection } = scene.argyle.accounts.add({}, state);
			const { output } = await scene.run(get, [{ id }]);
			expect(output).toMatchObject([{ id, connection: { status: connection.status } }]);
			expect(output.map(findAccountViolations)).toEqual([[]]);
		},
	);

	it.each<[string, FaultEffect, RegExp]>([
		['404', { status: 404 }, /Check the ID/],
		['a page', { body: page }, /not in the expected form/],
	])('answered with %s names the ID and the fix', async (_what, effect, fix) => {
		const id = refuse(effect);
		const { message } = await scene.run(get, [{ id }]);
		expect(message).toMatch(new RegExp(`^Account ${id} could not be read`));
		expect(message).toMatch(fix);
	});
});

it('no operation follows a redirect to another server, which would get the API key [checklist 74]', async () => {
	const stranger = await openScene();
	const { id } = scene.argyle.accounts.add();
	const headers = { Location: `${stranger.argyle.url}/v2/accounts/${id}` };
	scene.argyle.faults.add({ path: '/v2/', status: 302, headers, times: Infinity });
	const runs = await Promise.all([
		scene.remove([id]),
		scene.remove([id], { deleteWhen: 'always' }),
		scene.run({ operation: 'get', accountId: id }),
		scene.run({ operation: 'getAll', returnAll: true }),
		scene.run({ resource: 'user', operation: 'createToken', userId: id }),
	]);
	for (const { message } of runs)
		expect(message).toMatch(/redirect \(302\). To keep the API key safe/);
	expect(stranger.argyle.requests).toEqual([]);
	await stranger.close();
});
