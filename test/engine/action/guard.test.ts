import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { FaultEffect } from '../../../tools/simulator/types.cts';
import type { Scene } from './scene';
import { openScene } from './scene';

/** An account as far as the guard reads it; undefined is a field that is not there. */
interface State {
	status: string;
	refresh: string | undefined;
	scannedAt: string | null | undefined;
	data: 'none' | 'some' | 'uploads';
}

const states: State[] = ['connecting', 'connected', 'error', 'paused'].flatMap((status) =>
	['idle', 'enabled', 'disabled', undefined].flatMap((refresh) =>
		[null, '2026-01-01T00:00:00.000Z', undefined].flatMap((scannedAt) =>
			(['none', 'some', 'uploads'] as const).map((data) => ({ status, refresh, scannedAt, data })),
		),
	),
);

const availability = {
	none: { paystubs: null, gigs: null, user_uploads: null },
	some: { paystubs: { status: 'synced' }, gigs: null, user_uploads: null },
	uploads: { paystubs: null, gigs: null, user_uploads: { files_count: 1 } },
};

const describeAccount = (id: string, { status, refresh, scannedAt, data }: State) => ({
	id,
	connection: { status, error_code: status === 'error' ? 'invalid_mfa' : null },
	ongoing_refresh: refresh === undefined ? undefined : { status: refresh },
	scanned_at: scannedAt,
	availability: availability[data],
});

const hasHistory = ({ refresh, scannedAt, data }: State) =>
	data !== 'none' ||
	typeof scannedAt === 'string' ||
	refresh === 'enabled' ||
	refresh === 'disabled';

/** The expected result of a state with the default setting, written from the README, Deleting accounts. */
const verdict = (state: State): string => {
	if (state.status === 'connected' || state.status === 'connecting') return state.status;
	if (state.status !== 'error') return 'unknown_state';
	if (hasHistory(state)) return 'has_history';
	return state.scannedAt === null ? 'deleted' : 'unknown_state';
};

/** All states in one run, each as an account of its own. */
const play = async (deleteWhen: string) => {
	const scene = await openScene();
	const ids = states.map((state) => {
		const { id } = scene.argyle.accounts.add({ id: randomUUID() });
		const body = describeAccount(id, state);
		scene.argyle.faults.add({ method: 'GET', path: `/v2/accounts/${id}`, body });
		return id;
	});
	const { output } = await scene.remove(ids, { deleteWhen });
	const sent = scene.deletions();
	const reads = scene.argyle.requestsTo('GET', /./).length;
	await scene.close();
	/** The states that a DELETE was sent for, in the order of the table. */
	const deleted = states.filter((_state, index) => sent.includes(ids[index] ?? ''));
	return { output, sent, reads, deleted };
};

const other = { id: randomUUID(), scanned_at: null, connection: { status: 'error' } };

/** Answers from which nothing may be concluded about the requested account. */
const odd: Array<[what: string, effect: FaultEffect]> = [
	['is about another account', { body: other }],
	['names no account', { body: { ...other, id: undefined } }],
	['is a list with the account', { body: [other] }],
	['is cut off', { truncate: true }],
	['is a page', { body: '<html>Just a moment…</html>' }],
	['is empty', { body: '' }],
	['is null', { body: 'null' }],
	['is an empty object', { body: {} }],
];

const playOdd = async ([what, effect]: (typeof odd)[number]) => {
	const scene = await openScene();
	const { id } = scene.argyle.accounts.add();
	scene.argyle.faults.add({ method: 'GET', times: Infinity, ...effect });
	const { output } = await scene.remove([id]);
	const deletions = scene.deletions();
	await scene.close();
	return [what, { id, output, deletions }] as const;
};

let neverConnected: Awaited<ReturnType<typeof play>>;
let failed: Awaited<ReturnType<typeof play>>;
let always: Awaited<ReturnType<typeof play>>;
let kept: Map<string, { id: string; output: IDataObject[]; deletions: string[] }>;
// All in parallel: the rate limit and retries take seconds.
beforeAll(async () => {
	const answered = Promise.all(odd.map(playOdd));
	[neverConnected, failed, always] = await Promise.all([
		play('neverConnected'),
		play('failed'),
		play('always'),
	]);
	kept = new Map(await answered);
}, 30_000);

describe('Delete When, over all 144 states of an account [checklist 65]', () => {
	it('"Account Never Connected" deletes only what failed, holds nothing and says so', () => {
		const { output, sent, deleted } = neverConnected;
		const reasons = output.map((item) => (item.deleted ? 'deleted' : item.reason));
		expect(reasons).toEqual(states.map(verdict));
		expect(deleted).toEqual(states.filter((state) => verdict(state) === 'deleted'));
		expect(sent).toHaveLength(2);
	});

	it('"Account Is in a Failed State" deletes also what was connected before', () => {
		const { output, sent, deleted } = failed;
		const allowed = ({ status }: State) => status === 'error';
		expect(output.map((item) => item.deleted)).toEqual(states.map(allowed));
		expect(deleted).toEqual(states.filter(allowed));
		expect(sent).toHaveLength(deleted.length);
	});

	it('"Always" deletes without reading the account', () => {
		const { output, sent, reads, deleted } = always;
		expect(output).toEqual(states.map(() => ({ deleted: true })));
		expect(deleted).toEqual(states);
		expect(sent).toHaveLength(states.length);
		expect(reads).toBe(0);
	});
});

describe('the guard', () => {
	let scene: Scene;
	beforeEach(async () => {
		scene = await openScene();
	});
	afterEach(async () => await scene.close());

	it('keeps a connected account by default, with the reason and no DELETE', async () => {
		const { account } = scene.argyle.playLogin({ errorCode: null });
		expect((await scene.remove([account.id])).output).toEqual([
			{
				deleted: false,
				account: account.id,
				reason: 'connected',
				message: `Account ${account.id} was kept. It is connected, so deleting it would destroy its payroll data.`,
			},
		]);
		expect(scene.deletions()).toEqual([]);
		expect(scene.argyle.accounts.get(account.id)).toBeDefined();
	});

	it('keeps an account whose re-authentication failed', async () => {
		const { id } = scene.argyle.accounts.add({}, 'refailed');
		expect((await scene.remove([id])).output).toMatchObject([{ reason: 'has_history' }]);
		expect(scene.argyle.accounts.get(id)).toBeDefined();
	});

	it.each(['', 'Always', 'ALWAYS', ' always', 'yes', true, null, ['always'], { value: 'always' }])(
		'is not loosened by an expression that gives %j [checklist 66]',
		async (odd) => {
			const { account } = scene.argyle.playLogin({ errorCode: null });
			const { output } = await scene.run(
				{ operation: 'delete', accountId: account.id, deleteWhen: '={{ $json.when }}' },
				[{ when: odd }],
			);
			expect(output).toMatchObject([{ deleted: false, reason: 'connected' }]);
			expect(scene.deletions()).toEqual([]);
		},
	);

	it('lets Always delete a connected account, which takes a choice of its own [checklist 66]', async () => {
		const { id } = scene.argyle.playLogin({ errorCode: null }).account;
		const { output } = await scene.remove([id], { deleteWhen: 'always' });
		expect(output).toEqual([{ deleted: true }]);
		expect(scene.argyle.requests.map(({ method }) => method)).toEqual(['DELETE']);
	});

	it('keeps it in failed mode as well when the answer is about another account', async () => {
		const { account } = scene.argyle.playLogin();
		scene.argyle.faults.add({ method: 'GET', body: other });
		await scene.remove([account.id], { deleteWhen: 'failed' });
		expect(scene.deletions()).toEqual([]);
	});

	describe('keeps the account, and sends no DELETE, when the answer', () => {
		it.each(odd)('%s', (what) => {
			const { id, output, deletions } = kept.get(what) ?? {};
			expect(output).toMatchObject([{ deleted: false, account: id, reason: 'unknown_state' }]);
			expect(deletions).toEqual([]);
		});
	});
});
