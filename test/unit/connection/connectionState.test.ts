import fc from 'fast-check';
import { readConnectionState, wasConnected } from '../../../nodes/Argyle/connection/state';

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
		['refresh null', { ...failed, ongoing_refresh: null }, 'never_connected'],
		['a refresh without a state', { ...failed, ongoing_refresh: {} }, 'never_connected'],
		['availability left out', { ...failed, availability: undefined }, 'never_connected'],
		['availability null', { ...failed, availability: null }, 'never_connected'],
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
		['a new status', { ...failed, connection: { status: 'paused' } }, 'unknown'],
		['a status in other letters', { ...failed, connection: { status: 'Error' } }, 'unknown'],
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

describe('whether an account was ever connected', () => {
	it.each([
		['connected now', { ...failed, connection: { status: 'connected' } }, true],
		['connecting, and empty', { ...failed, connection: { status: 'connecting' } }, false],
		['a data set that is not there', { ...failed, availability: { paystubs: undefined } }, false],
		['failed, and nothing else told', { connection: { status: 'error' } }, null],
		['no account', null, null],
	])('%s → %s', (_what, account, connected) => {
		expect(wasConnected(account)).toBe(connected);
	});
});
