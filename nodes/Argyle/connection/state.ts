import type { IDataObject } from 'n8n-workflow';
import { isObject, readObject, readText } from '../api/fields';
import { codesByEvent } from './codeChoices';

/**
 * What an account object says about its connection, for whoever is about to delete it:
 * - `never_connected`: it failed and holds nothing
 * - `has_history`: it failed now and holds data, of an earlier connection or documents
 * - `unclear_history`: it failed, and the object leaves open whether anything hangs on it
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
	const status = readStatus(account);
	if (status === 'connected' || status === 'connecting') return status;
	if (status !== 'error') return 'unknown';
	const hasData = holdsData(account);
	if (hasData === null) return 'unclear_history';
	return hasData ? 'has_history' : 'never_connected';
}

/**
 * Whether an account has ever been connected, by Argyle's own definition: `scanned_at` null "indicates
 * the account was never connected", and ongoing refresh `idle` that it "never experienced a
 * successful payroll connection" (OpenAPI, August 2026). Documents and response forms on the
 * account prove no connection.
 *
 * @returns null when the object leaves it open
 */
export function wasConnected(account: unknown): boolean | null {
	if (!isObject(account)) return null;
	const refresh = readRefresh(account);
	const isScanned = account.scanned_at !== null && account.scanned_at !== undefined;
	const isConnected = readStatus(account) === 'connected';
	const hadRefresh = refresh === 'enabled' || refresh === 'disabled';
	// `was_connected` is a field of API v1.
	if (isConnected || isScanned || hadRefresh || account.was_connected === true) return true;
	return account.scanned_at === null && refresh === 'idle' ? false : null;
}

/**
 * Whether anything hangs on an account that a deletion would destroy: what `wasConnected` counts, and
 * any data set, uploads included. Stricter than Argyle's definition on purpose.
 *
 * @returns null when the object leaves it open
 */
export function holdsData(account: unknown): boolean | null {
	if (!isObject(account)) return null;
	const { availability } = account;
	const dataSets = isObject(availability) ? Object.values(availability) : [availability];
	const isPresent = (dataSet: unknown) => dataSet !== null && dataSet !== undefined;
	return dataSets.some(isPresent) ? true : wasConnected(account);
}

/**
 * Whether an account that was connected has lost its connection, as far as one account object can
 * tell. A failed re-authentication looks the same except for its code.
 *
 * @returns null without an account object
 */
export function isDisconnected(account: unknown): boolean | null {
	const status = readStatus(account);
	if (status === null) return null;
	// Argyle documents no such status, but two consumers of its API test for it (April 2026).
	if (status === 'disconnected') return true;
	const code = readText(readObject(account, 'connection'), 'error_code') ?? '';
	if (status !== 'error' || !codesByEvent['accounts.disconnected'].includes(code)) return false;
	return wasConnected(account) !== false;
}

/**
 * Whether Argyle keeps an account up to date. One-time verifications have ongoing refresh switched
 * off and end in `auth_required` a day later by themselves (recorded in production, 2025 and 2026).
 */
export function isMonitored(account: unknown): boolean {
	return isObject(account) && readRefresh(account) === 'enabled';
}

function readStatus(account: unknown): string | null {
	return readText(readObject(account, 'connection'), 'status');
}

function readRefresh({ ongoing_refresh: refresh }: IDataObject): unknown {
	return isObject(refresh) ? (refresh.status ?? 'idle') : (refresh ?? 'idle');
}
