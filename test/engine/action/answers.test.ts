import type { FaultEffect } from '../../../tools/simulator/types.cts';
import { findAccountViolations } from '../../support/schemas';
import type { Outcome, Scene } from './scene';
import { openScene } from './scene';

jest.setTimeout(40_000);

type Refusal = readonly [what: string, effect: FaultEffect, fix: RegExp];

/** Final answers of Argyle, and the fix that the message has to name. */
const refusals: Refusal[] = [
	['400', { status: 400, body: { detail: 'Bad id.' } }, /refused .*\(400\): Bad id/],
	['401', { status: 401 }, /Check 'API Key ID', 'API Key Secret' and 'Environment'/],
	[
		'401 of the other environment',
		{ status: 401, body: { detail: 'Invalid environment.' } },
		/Change 'Environment' in the credential/,
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
	['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:9/' } }, /Check 'Base URL'/],
	['a dropped connection', { drop: 'before' }, /connection .* was lost\. Try again/],
	['a connection dropped half-way', { status: 500, drop: 'midway' }, /Try again/],
];

/** Plays each case on its own account, all in parallel: retries take seconds. */
async function playAll(
	cases: readonly Refusal[],
	method: string,
	run: (id: string) => Promise<Outcome>,
): Promise<Map<string, { id: string; outcome: Outcome }>> {
	const played = await Promise.all(
		cases.map(async ([what, effect]) => {
			const { id } = scene.argyle.accounts.add();
			scene.argyle.faults.add({ method, path: `/v2/accounts/${id}`, times: Infinity, ...effect });
			return [what, { id, outcome: await run(id) }] as const;
		}),
	);
	return new Map(played);
}

const unread: Refusal[] = [
	...refusals,
	['404', { status: 404 }, /Check the ID/],
	['half of its JSON', { truncate: true }, /not in the expected form/],
	['a page', { body: '<html>hello</html>' }, /not in the expected form/],
];

const get = { operation: 'get', accountId: '={{ $json.id }}' };

let scene: Scene;
let played: Record<'GET' | 'DELETE' | 'get', Awaited<ReturnType<typeof playAll>>>;
beforeAll(async () => {
	scene = await openScene();
	const removeSecond = (deleteWhen: string) => async (id: string) =>
		await scene.remove([scene.argyle.accounts.add().id, id], { deleteWhen });
	const [GET, DELETE, read] = await Promise.all([
		playAll(refusals, 'GET', removeSecond('neverConnected')),
		playAll(refusals, 'DELETE', removeSecond('always')),
		playAll(unread, 'GET', async (id) => await scene.run(get, [{ id }])),
	]);
	played = { GET, DELETE, get: read };
});
afterAll(async () => await scene.close());

describe.each([
	{ step: 'reading the account', method: 'GET', deleteWhen: 'neverConnected', said: 'was kept' },
	{ step: 'deleting it', method: 'DELETE', deleteWhen: 'always', said: 'could not be deleted' },
] as const)('when $step is answered with', ({ method, deleteWhen, said }) => {
	it.each(refusals)(
		'%s: the message names the item, the id and the way out [checklist 67]',
		(what, _effect, fix) => {
			const { id = '', outcome } = played[method].get(what) ?? {};
			const message = outcome?.message;
			expect(message).toMatch(new RegExp(`^Account ${id} ${said}`));
			expect(message).toMatch(fix);
			expect(message).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
			expect(outcome?.stored).not.toContain(scene.argyle.keys.sandbox.secret);
			expect(scene.argyle.accounts.get(id)).toBeDefined();
		},
	);

	it.each([404, 410])(
		'%i: the account is gone already, which is a success [checklist 67]',
		async (status) => {
			const { id } = scene.argyle.accounts.add();
			scene.argyle.faults.add({ method, path: `/v2/accounts/${id}`, status });
			const { output } = await scene.remove([id], { deleteWhen });
			expect(output).toEqual([{ deleted: true, already_gone: true }]);
		},
	);
});

it("a message ends in Argyle's trace ID, which its support asks for [checklist 67]", async () => {
	const { id } = scene.argyle.accounts.add();
	const headers = { 'X-Trace-Id': '7c1f3c1e-trace' };
	scene.argyle.faults.add({ path: `/v2/accounts/${id}`, status: 403, headers });
	const { message } = await scene.remove([id]);
	expect(message).toMatch(/\(Argyle's trace ID: 7c1f3c1e-trace\)$/);
});

describe('Account → Get', () => {
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

	it.each(unread)(
		'answered with %s names the item, the id and the way out',
		(what, _effect, fix) => {
			const { id = '', outcome } = played.get.get(what) ?? {};
			expect(outcome?.message).toMatch(new RegExp(`^Account ${id} could not be read`));
			expect(outcome?.message).toMatch(fix);
		},
	);
});
