import type { FaultEffect } from '../../simulator/types';
import { findAccountViolations } from '../../unit/failure/schemas';
import type { Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(40_000);

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(async () => await scene.close());

/** What Argyle answers, and the way out that the message has to name. */
const refusals: Array<[what: string, effect: FaultEffect, fix: RegExp]> = [
	['400', { status: 400, body: { detail: 'Bad id.' } }, /refused .*\(400\): Bad id/],
	['401', { status: 401 }, /Check "API Key ID", "API Key Secret" and "Environment"/],
	[
		'401 of the other environment',
		{ status: 401, body: { detail: 'Invalid environment.' } },
		/Change "Environment" in the credential/,
	],
	['403', { status: 403 }, /Check what the key may do in Argyle Console/],
	['403 of a firewall', { status: 403, body: '<html>Blocked</html>' }, /firewall/],
	['409', { status: 409 }, /refused .*\(409\)/],
	['422', { status: 422, body: { user: ['Unknown.'] } }, /\(422\): user: Unknown/],
	['429', { status: 429 }, /Wait 1 s and try again/],
	[
		'429 that does not say how long',
		{ status: 429, headers: { 'Retry-After': '' } },
		/Wait a minute/,
	],
	['500', { status: 500 }, /Try again in a few minutes/],
	['502', { status: 502 }, /Try again in a few minutes/],
	['503', { status: 503 }, /Try again in a few minutes/],
	['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:9/' } }, /Check "Base URL"/],
	['a dropped connection', { drop: 'before' }, /connection .* was lost\. Try again/],
	['a connection dropped half-way', { status: 500, drop: 'midway' }, /Try again/],
];

describe.each([
	{ step: 'reading the account', method: 'GET', mode: 'neverConnected', said: 'was kept' },
	{ step: 'deleting it', method: 'DELETE', mode: 'always', said: 'could not be deleted' },
])('when $step is answered with', ({ method, mode, said }) => {
	it.each(refusals)(
		'%s: the message names the item, the id and the way out [checklist 67]',
		async (_what, effect, fix) => {
			const [first, second] = [scene.argyle.playLogin(), scene.argyle.playLogin()];
			const path = `/v2/accounts/${second.account.id}`;
			scene.argyle.faults.add({ method, path, times: Infinity, ...effect });

			const ids = [first.account.id, second.account.id];
			const { message, stored } = await scene.remove(ids, { deleteWhen: mode });

			expect(message).toMatch(new RegExp(`^\\[Item 1\\] Account ${second.account.id} ${said}`));
			expect(message).toMatch(fix);
			expect(message).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
			expect(stored).not.toContain(scene.argyle.keys.sandbox.secret);
			expect(scene.argyle.accounts.get(second.account.id)).toBeDefined();
		},
	);

	it.each([404, 410])(
		'%i: the account is gone already, which is a success [checklist 67]',
		async (status) => {
			const { account } = scene.argyle.playLogin();
			scene.argyle.faults.add({ method, path: '/v2/accounts/', status });
			const { output } = await scene.remove([account.id], { deleteWhen: mode });
			expect(output).toEqual([{ deleted: true, already_gone: true }]);
		},
	);
});

it('no answer at all ends in a message with item, id and the way out [checklist 69]', async () => {
	const { account } = scene.argyle.playLogin();
	scene.argyle.faults.add({ path: '/v2/accounts/', times: Infinity, delayMs: 60_000 });
	const [kept, unclear] = await Promise.all([
		scene.remove([account.id]),
		scene.remove([account.id], { deleteWhen: 'always' }),
	]);
	expect(kept.message).toMatch(/^\[Item 0\] Account \S+ was kept.* did not answer in time\. Try/);
	expect(unclear.message).toMatch(/^\[Item 0\] Account \S+ could not .* did not answer in time/);
});

it('a delete that Argyle carried out without an answer is told again as gone', async () => {
	const { account } = scene.argyle.playLogin();
	scene.argyle.faults.add({ method: 'DELETE', path: '/v2/accounts/', drop: 'after' });
	expect((await scene.remove([account.id])).message).toContain(account.id);
	expect((await scene.remove([account.id])).output).toMatchObject([{ already_gone: true }]);
});

describe('Account → Get', () => {
	const get = { operation: 'get', accountId: '={{ $json.id }}' };

	it('gives the account as Argyle shows it', async () => {
		const { account } = scene.argyle.playLogin({ errorCode: 'mfa_timeout' });
		expect((await scene.run(get, [{ id: account.id }])).output).toMatchObject([
			{ id: account.id, connection: { status: 'error', error_code: 'mfa_timeout' } },
		]);
	});

	it.each(['connecting', 'failed', 'connected', 'refailed'] as const)(
		'gives what its schema says: %s [checklist 35]',
		async (state) => {
			const { id } = scene.argyle.accounts.add({}, state);
			const { output } = await scene.run(get, [{ id }]);
			expect(output.map(findAccountViolations)).toEqual([[]]);
		},
	);

	it.each([
		...refusals,
		['404', { status: 404 }, /Check the ID/] as const,
		['half of its JSON', { truncate: true }, /not in the expected form/] as const,
		['a page', { body: '<html>hello</html>' }, /not in the expected form/] as const,
	])('answered with %s names the item, the id and the way out', async (_what, effect, fix) => {
		const { account } = scene.argyle.playLogin();
		scene.argyle.faults.add({ path: '/v2/accounts/', ...effect });
		const { message } = await scene.run(get, [{ id: account.id }]);
		expect(message).toMatch(new RegExp(`^\\[Item 0\\] Account ${account.id} could not be read`));
		expect(message).toMatch(fix);
	});
});
