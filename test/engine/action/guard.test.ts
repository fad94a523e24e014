import { randomUUID } from 'node:crypto';
import type { Scene } from './scene';
import { openScene } from './scene';

/** An account as far as the guard looks at it; undefined is a field that is not there. */
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

/** What has to come of a state with the default setting, written from design §7. */
const verdict = (state: State): string => {
	if (state.status === 'connected' || state.status === 'connecting') return state.status;
	if (state.status !== 'error') return 'unknown_state';
	if (hasHistory(state)) return 'has_history';
	return state.scannedAt === null ? 'deleted' : 'unknown_state';
};

describe('Delete When, over all 144 states of an account [checklist 65]', () => {
	let scene: Scene;
	let ids: string[];

	beforeEach(async () => {
		scene = await openScene();
		ids = states.map((state) => {
			const { id } = scene.argyle.accounts.add({ id: randomUUID() });
			const body = describeAccount(id, state);
			scene.argyle.faults.add({ method: 'GET', path: `/v2/accounts/${id}`, body });
			return id;
		});
	});

	afterEach(async () => await scene.close());

	const idsWhere = (allowed: (state: State) => boolean) =>
		ids.filter((_id, index) => states.slice(index, index + 1).every(allowed));

	it('"Account Never Connected" deletes only what failed, holds nothing and says so', async () => {
		const { output } = await scene.remove(ids);

		const reasons = output.map((item) => (item.deleted ? 'deleted' : item.reason));
		expect(reasons).toEqual(states.map(verdict));
		expect(scene.deletions()).toEqual(idsWhere((state) => verdict(state) === 'deleted'));
		expect(scene.deletions()).toHaveLength(2);
	});

	it('"Account Is in a Failed State" deletes also what was connected before', async () => {
		const { output } = await scene.remove(ids, { deleteWhen: 'failed' });

		const allowed = ({ status }: State) => status === 'error';
		expect(output.map(({ deleted }) => deleted)).toEqual(states.map(allowed));
		expect(scene.deletions()).toEqual(idsWhere(allowed));
	});

	it('"Always" deletes without a look', async () => {
		const { output } = await scene.remove(ids, { deleteWhen: 'always' });

		expect(output).toEqual(ids.map(() => ({ deleted: true })));
		expect(scene.deletions()).toEqual(ids);
		expect(scene.argyle.requestsTo('GET', /./)).toEqual([]);
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

	it('looks at the account anew for each item, however often it comes', async () => {
		const { account } = scene.argyle.playLogin();
		const { output } = await scene.remove([account.id, account.id]);
		expect(output).toEqual([{ deleted: true }, { deleted: true, already_gone: true }]);
	});

	it.each(['', 'Always', 'ALWAYS', 'allways', true, null, ['always'], { always: true }])(
		'is not loosened by an expression that gives %j',
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

	const other = { id: randomUUID(), scanned_at: null, connection: { status: 'error' } };
	it.each([
		['is about another account', { body: other }],
		['names no account', { body: { ...other, id: undefined } }],
		['is a list with the account', { body: [other] }],
		['is cut off', { truncate: true }],
		['is a page', { body: '<html>Just a moment…</html>' }],
		['is empty', { body: '' }],
		['is null', { body: 'null' }],
		['is an empty object', { body: {} }],
	])('keeps the account when the answer %s', async (_case, effect) => {
		const { account } = scene.argyle.playLogin();
		scene.argyle.faults.add({ method: 'GET', ...effect });
		expect((await scene.remove([account.id])).output).toMatchObject([
			{ deleted: false, account: account.id, reason: 'unknown_state' },
		]);
		expect(scene.deletions()).toEqual([]);
	});

	it('keeps it in failed mode as well when the answer is about another account', async () => {
		const { account } = scene.argyle.playLogin();
		scene.argyle.faults.add({ method: 'GET', body: other });
		await scene.remove([account.id], { deleteWhen: 'failed' });
		expect(scene.deletions()).toEqual([]);
	});
});
