import { isObject, readObject, readText } from '../api/fields';

/**
 * What an account object says about its connection:
 * - `never_connected`: it failed and holds nothing
 * - `has_history`: it failed now but was connected once, so payroll data hangs on it
 * - `unclear_history`: it failed, and whether anything hangs on it can't be told
 * - `connecting`, `connected`: as Argyle says
 * - `unknown`: the object is not as documented, so nothing may be concluded from it
 */
export type ConnectionState =
	| 'never_connected'
	| 'has_history'
	| 'unclear_history'
	| 'connecting'
	| 'connected'
	| 'unknown';

/**
 * Reads the connection state from an account object of API v2, however odd
 * (docs.argyle.com/api-reference/accounts).
 */
export function readConnectionState(account: unknown): ConnectionState {
	const status = readText(readObject(account, 'connection'), 'status');
	if (status === 'connected' || status === 'connecting') return status;
	if (status !== 'error') return 'unknown';
	const connectedOnce = wasConnected(account);
	if (connectedOnce === null) return 'unclear_history';
	return connectedOnce ? 'has_history' : 'never_connected';
}

/**
 * Whether an account has ever been connected; null when the object leaves it open. Any sign of data
 * counts: a scan, a refresh that was switched on or off, a data set, an uploaded document.
 */
export function wasConnected(account: unknown): boolean | null {
	if (!isObject(account)) return null;
	const { scanned_at: scannedAt, ongoing_refresh: refresh, availability } = account;
	const status = readText(readObject(account, 'connection'), 'status');
	const refreshStatus = isObject(refresh) ? (refresh.status ?? 'idle') : (refresh ?? 'idle');
	const dataSets = isObject(availability) ? Object.values(availability) : [availability];
	const signs = [
		status === 'connected',
		account.was_connected === true,
		scannedAt !== null && scannedAt !== undefined,
		refreshStatus === 'enabled' || refreshStatus === 'disabled',
		dataSets.some((dataSet) => dataSet !== null && dataSet !== undefined),
	];
	if (signs.includes(true)) return true;
	return scannedAt === null && refreshStatus === 'idle' ? false : null;
}
