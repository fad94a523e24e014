import { readGuardState, refuseDelete } from '../../../nodes/Argyle/actions/account/guard';

const modes = ['neverConnected', 'failed', 'always'] as const;

/** Why each mode refuses a state; null lets it be deleted. */
const decisions = [
	{ state: 'never_connected', refusals: [null, null, null] },
	{ state: 'has_history', refusals: ['has_history', null, null] },
	{ state: 'unclear_history', refusals: ['unknown_state', null, null] },
	{ state: 'documents', refusals: ['has_history', 'has_history', null] },
	{ state: 'connecting', refusals: ['connecting', 'connecting', null] },
	{ state: 'connected', refusals: ['connected', 'connected', null] },
	{ state: 'unknown', refusals: ['unknown_state', 'unknown_state', null] },
] as const;

const failed = {
	scanned_at: null,
	ongoing_refresh: { status: 'idle' },
	availability: { paystubs: null, user_forms: null },
	connection: { status: 'error' },
};

describe('the state that the guard reads [checklist 65]', () => {
	it.each([
		['a first connection that failed', failed, 'never_connected'],
		['one without any list of data', { ...failed, availability: undefined }, 'never_connected'],
		['a scan', { ...failed, scanned_at: '2026-01-01T00:00:00Z' }, 'has_history'],
		['a data set', { ...failed, availability: { paystubs: { status: 'synced' } } }, 'has_history'],
		['a form', { ...failed, availability: { user_forms: { files_count: 1 } } }, 'has_history'],
		['no word of a scan', { ...failed, scanned_at: undefined }, 'unclear_history'],
		['documents', { source: 'doc_upload_item', connection: { status: 'connecting' } }, 'documents'],
		[
			'documents, by item',
			{ item: 'doc_upload_item', connection: { status: 'connecting' } },
			'documents',
		],
		['a failure of documents', { ...failed, source: 'doc_upload_item' }, 'never_connected'],
		['connecting', { connection: { status: 'connecting' } }, 'connecting'],
		['connected', { connection: { status: 'connected' } }, 'connected'],
		['no state', {}, 'unknown'],
		['no account', null, 'unknown'],
	])('%s', (_what, account, state) => {
		expect(readGuardState(account)).toBe(state);
	});
});

/** Every account as far as the guard reads it; undefined is a field that is not there. */
const everyAccount = ['connecting', 'connected', 'error', 'paused'].flatMap((status) =>
	['idle', 'enabled', 'disabled', undefined].flatMap((refresh) =>
		[null, '2026-01-01T00:00:00.000Z', undefined].flatMap((scanned_at) =>
			[null, { status: 'synced' }].map((paystubs) => ({
				connection: { status },
				...(refresh && { ongoing_refresh: { status: refresh } }),
				...(scanned_at !== undefined && { scanned_at }),
				availability: { paystubs, gigs: null },
			})),
		),
	),
);

describe('whether an account may be deleted [checklist 65]', () => {
	it('is allowed by default only for a failed account without history, over all 96 accounts', () => {
		const allowed = everyAccount.filter(
			(one) => refuseDelete('neverConnected', readGuardState(one)) === null,
		);
		expect(allowed).toEqual(
			everyAccount.filter(
				({ connection, scanned_at, ongoing_refresh, availability }) =>
					connection.status === 'error' &&
					scanned_at === null &&
					(ongoing_refresh?.status ?? 'idle') === 'idle' &&
					availability.paystubs === null,
			),
		);
		expect(allowed).toHaveLength(2);
	});

	it.each(decisions)('$state: $refusals', ({ state, refusals }) => {
		expect(modes.map((mode) => refuseDelete(mode, state)?.reason ?? null)).toEqual(refusals);
	});

	it.each(decisions.filter(({ state }) => state !== 'never_connected'))(
		'a refusal says why, and blames nobody: $state',
		({ state }) => {
			const { because } = refuseDelete('neverConnected', state) ?? {};
			expect(because).toMatch(/^[A-Z].*\.$/);
			expect(because).not.toMatch(/error|problem|failure|mistake/i);
		},
	);

	it('the message for an account of documents does not say that it is connecting just now', () => {
		const { because } = refuseDelete('neverConnected', 'documents') ?? {};
		expect(because).toMatch(/documents/);
		expect(because).not.toMatch(/connecting/);
	});
});
