import type { DeleteWhen } from '../../../nodes/Argyle/actions/account/guard';
import { refuseDelete } from '../../../nodes/Argyle/actions/account/guard';
import { readAccount } from '../../../nodes/Argyle/connection/facts';
import {
	isDisconnected,
	isMonitored,
	readConnectionState,
	wasConnected,
} from '../../../nodes/Argyle/connection/state';
import * as recorded from '../../support/recordedAccounts';

interface Reading {
	connectedBefore: boolean;
	lostConnection: boolean;
	monitored: boolean;
	reconnected: boolean | null;
	/** Why "Account Never Connected" keeps it; null when it may go. */
	kept: string | null;
}

const plain = { connectedBefore: true, lostConnection: false, monitored: false, reconnected: null };
const never = { ...plain, connectedBefore: false };
const odd = (account: object, connection: object) => ({
	...account,
	connection: { ...recorded.firstFailed.connection, ...connection },
});
const withData = (name: string, status: string) => ({
	...recorded.firstFailed,
	availability: { ...recorded.firstFailed.availability, [name]: { status } },
});
const expired = (error_code: string, refresh = 'enabled') => ({
	...recorded.dayLater,
	connection: { ...recorded.dayLater.connection, error_code },
	ongoing_refresh: { status: refresh },
});
const lost = { ...plain, lostConnection: true, kept: 'has_history' };

/** The shapes of accounts that were seen, and those that this package once read wrongly. */
const shapes: Array<[shape: string, account: object, reading: Reading]> = [
	['a first attempt, timed out', recorded.firstFailed, { ...never, kept: null }],
	['a one-time verification a day later', recorded.dayLater, lost],
	['connecting again', recorded.connectingAgain, { ...plain, kept: 'connecting' }],
	['connected just now', recorded.connectedJustNow, { ...plain, kept: 'connected' }],
	['documents only', recorded.documentsOnly, { ...never, kept: 'connecting' }],
	['a sync that failed', recorded.syncFailed, { ...lost, monitored: true }],
	['a disabled account', expired('account_disabled'), { ...lost, monitored: true }],
	[
		'a failed re-authentication',
		expired('invalid_mfa'),
		{ ...plain, monitored: true, kept: 'has_history' },
	],
	[
		'a form on a failed attempt',
		withData('user_forms', 'synced'),
		{ ...never, kept: 'has_history' },
	],
	[
		'a sync that never began',
		withData('paystubs', 'sync_failed'),
		{ ...never, kept: 'has_history' },
	],
	['no code', odd(recorded.firstFailed, { error_code: null }), { ...never, kept: null }],
	[
		'a status of the SDKs',
		odd(recorded.dayLater, { status: 'awaiting_user_action' }),
		{ ...plain, kept: 'unknown_state' },
	],
	[
		'the status disconnected',
		odd(recorded.dayLater, { status: 'disconnected' }),
		{ ...lost, kept: 'unknown_state' },
	],
];

it.each(shapes)('%s is read right [checklist 114]', (_shape, account, reading) => {
	const when: DeleteWhen = 'neverConnected';
	expect({
		connectedBefore: wasConnected(account),
		lostConnection: isDisconnected(account),
		monitored: isMonitored(account),
		reconnected: readAccount(account, 'accounts.connected').reconnected,
		kept: refuseDelete(when, readConnectionState(account))?.reason ?? null,
	}).toEqual(reading);
});

describe('whether a connection is one of several [checklist 107]', () => {
	const at = (scanned_at: string | null | undefined) =>
		readAccount({ ...recorded.connectedJustNow, scanned_at }, 'accounts.connected').reconnected;

	it.each<[scan: string, scanned_at: string | null | undefined, reconnected: boolean | null]>([
		['no scan yet', null, false],
		['a scan before this connection', '2026-01-28T00:00:00.000000Z', true],
		['a scan after this connection', '2026-01-29T19:27:03.786704Z', null],
		['a scan in the same millisecond', '2026-01-29T19:26:58.081999Z', null],
		['no word of a scan', undefined, null],
		['a scan at no time', 'yesterday', null],
	])('%s', (_scan, scanned_at, reconnected) => {
		expect(at(scanned_at)).toBe(reconnected);
	});
});
