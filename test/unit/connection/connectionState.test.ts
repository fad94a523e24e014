import fc from 'fast-check';
import {
	holdsData,
	isDisconnected,
	isMonitored,
	readConnectionState,
	wasConnected,
} from '../../../nodes/Argyle/connection/state';

const failed = {
	scanned_at: null,
	connection: { status: 'error' },
	ongoing_refresh: { status: 'idle' },
	availability: { paystubs: null },
};

describe('the state of a connection', () => {
	it.each([
		['failed and empty', failed, 'never_connected'],
		['refresh left out', { ...failed, ongoing_refresh: undefined }, 'never_connected'],
		['availability left out', { ...failed, availability: undefined }, 'never_connected'],
		['connected', { ...failed, connection: { status: 'connected' } }, 'connected'],
		['connecting', { ...failed, connection: { status: 'connecting' } }, 'connecting'],
		['scanned', { ...failed, scanned_at: '2026-01-01T00:00:00Z' }, 'has_history'],
		['scanned at a blank time', { ...failed, scanned_at: '' }, 'has_history'],
		['a refresh that runs', { ...failed, ongoing_refresh: { status: 'enabled' } }, 'has_history'],
		[
			'a refresh that was stopped',
			{ ...failed, ongoing_refresh: { status: 'disabled' } },
			'has_history',
		],
		['said to have been connected', { ...failed, was_connected: true }, 'has_history'],
		['said not to have been connected', { ...failed, was_connected: false }, 'never_connected'],
		['any data set', { ...failed, availability: { new_kind: {} } }, 'has_history'],
		[
			'one data set among others that are not there',
			{ ...failed, availability: { paystubs: null, identities: {} } },
			'has_history',
		],
		['availability of an odd form', { ...failed, availability: [] }, 'has_history'],
		['scanned_at left out', { ...failed, scanned_at: undefined }, 'unclear_history'],
		[
			'a new refresh state',
			{ ...failed, ongoing_refresh: { status: 'paused' } },
			'unclear_history',
		],
		['a refresh that is a text', { ...failed, ongoing_refresh: 'idle' }, 'never_connected'],
		['a refresh without a status', { ...failed, ongoing_refresh: {} }, 'never_connected'],
		['a new status', { ...failed, connection: { status: 'paused' } }, 'unknown'],
		['no connection', { ...failed, connection: undefined }, 'unknown'],
		['nothing', {}, 'unknown'],
	])('%s → %s', (_what, account, state) => {
		expect(readConnectionState(account)).toBe(state);
	});

	it('is never "never_connected" unless the account says so in full', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (status, scanned, refresh) => {
				fc.pre(status !== 'error' || scanned !== null);
				const account = { ...failed, connection: { status }, scanned_at: scanned };
				const shown = JSON.parse(JSON.stringify({ ...account, ongoing_refresh: refresh }));
				expect(readConnectionState(shown)).not.toBe('never_connected');
			}),
		);
	});

	it.each([null, undefined, 'error', [failed], 7])('is unknown without an account: %j', (odd) => {
		expect(readConnectionState(odd)).toBe('unknown');
	});
});

const documents = {
	...failed,
	availability: { paystubs: null, user_forms: { status: 'synced', files_count: 3 } },
};
const syncFailed = { ...failed, availability: { paystubs: { status: 'sync_failed' } } };

describe('whether an account was ever connected, as Argyle defines it [checklist 108]', () => {
	it.each([
		['connected now', { ...failed, connection: { status: 'connected' } }, true],
		['scanned once', { ...failed, scanned_at: '2026-01-01T00:00:00Z' }, true],
		['connecting, and empty', { ...failed, connection: { status: 'connecting' } }, false],
		['documents on an account that never connected', documents, false],
		['a sync that failed before any scan', syncFailed, false],
		['failed, and nothing else known', { connection: { status: 'error' } }, null],
		['no account', null, null],
	])('%s → %s', (_what, account, connected) => {
		expect(wasConnected(account)).toBe(connected);
	});
});

describe('whether a deletion would destroy anything', () => {
	it.each([
		['nothing there', failed, false],
		['a data set that is not there', { ...failed, availability: { paystubs: undefined } }, false],
		['documents', documents, true],
		['a sync that failed', syncFailed, true],
		['scanned once', { ...failed, scanned_at: '2026-01-01T00:00:00Z' }, true],
		['failed, and nothing else known', { connection: { status: 'error' } }, null],
		['no account', null, null],
	])('%s → %s', (_what, account, holds) => {
		expect(holdsData(account)).toBe(holds);
	});

	it('is never denied for an account that was connected', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (scanned, refresh, sets) => {
				const account = {
					...failed,
					scanned_at: scanned,
					ongoing_refresh: refresh,
					availability: sets,
				};
				if (wasConnected(account)) expect(holdsData(account)).toBe(true);
			}),
		);
	});
});

describe('whether a connection was lost', () => {
	const scanned = { ...failed, scanned_at: '2026-01-01T00:00:00Z' };
	const withCode = (error_code: string | null, account: object = scanned) => ({
		...account,
		connection: { status: 'error', error_code },
	});

	it.each([
		...['auth_required', 'full_auth_required', 'expired_credentials', 'account_disabled'],
		...['account_inaccessible', 'system_error'],
	])('%s on an account that was connected [checklist 102]', (code) => {
		expect(isDisconnected(withCode(code))).toBe(true);
	});

	it.each(['invalid_credentials', 'invalid_mfa', 'mfa_timeout', 'brand_new_code', null])(
		'not by %j, which a login attempt gives [checklist 102]',
		(code) => {
			expect(isDisconnected(withCode(code))).toBe(false);
		},
	);

	it.each<[what: string, account: unknown, lost: boolean | null]>([
		['an account that never connected', withCode('system_error', failed), false],
		['an account that is connected', { ...scanned, connection: { status: 'connected' } }, false],
		[
			'an account that is connected and shows an old code',
			{ ...scanned, connection: { status: 'connected', error_code: 'auth_required' } },
			false,
		],
		['a login under way', { ...scanned, connection: { status: 'connecting' } }, false],
		['a status that only consumers know', { connection: { status: 'disconnected' } }, true],
		['other undocumented states', { ...scanned, connection: { status: 'updating' } }, false],
		['a past that is unclear', withCode('auth_required', {}), true],
		['no account', null, null],
		['an account without a connection', {}, null],
	])('%s → %j', (_what, account, lost) => {
		expect(isDisconnected(account)).toBe(lost);
	});
});

it.each([
	[{ ongoing_refresh: { status: 'enabled' } }, true],
	[{ ongoing_refresh: { status: 'disabled' } }, false],
	[{ ongoing_refresh: { status: 'idle' } }, false],
	[{}, false],
	[null, false],
])('Argyle keeps %j up to date: %s', (account, monitored) => {
	expect(isMonitored(account)).toBe(monitored);
});
