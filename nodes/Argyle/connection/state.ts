import type { IDataObject } from 'n8n-workflow';
import { isObject, readObject, readText } from '../api/fields';
import { codesByEvent } from './codeChoices';

/**
 * The state of an account's connection, for the decision whether to delete the account:
 * - `never_connected`: the connection failed, and the account holds no data
 * - `has_history`: the connection failed, and the account holds earlier data or documents
 * - `unclear_history`: the connection failed, and the object does not show whether there is data
 * - `connecting`, `connected`: the status that Argyle reports
 * - `unknown`: the object does not match Argyle's documentation, so it proves nothing
 */
export type ConnectionState =
	| 'never_connected'
	| 'has_history'
	| 'unclear_history'
	| 'connecting'
	| 'connected'
	| 'unknown';

/**
 * Reads the connection state from an account object of API v2
 * (docs.argyle.com/api-reference/accounts). Never throws.
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
 * Whether an account has ever been connected, by Argyle's own definition. `scanned_at` null
 * "indicates the account was never connected". Ongoing refresh `idle` means that it "never
 * experienced a successful payroll connection" (OpenAPI, August 2026). Documents and response forms
 * of the account prove no connection.
 *
 * @returns null when the object does not show it
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
 * Whether a deletion would destroy data: the account was connected, or has any data set, including
 * uploads. This is intentionally stricter than Argyle's definition.
 *
 * @returns null when the object does not show it
 */
export function holdsData(account: unknown): boolean | null {
	if (!isObject(account)) return null;
	const { availability } = account;
	const dataSets = isObject(availability) ? Object.values(availability) : [availability];
	const isPresent = (dataSet: unknown) => dataSet !== null && dataSet !== undefined;
	return dataSets.some(isPresent) ? true : wasConnected(account);
}

/**
 * Whether an account has lost its connection, judged by one account object. A failed
 * re-authentication differs only in its code.
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
 * Whether ongoing refresh is on for an account. One-time verifications have it off, and Argyle ends
 * them with `auth_required` after a day (recorded in production, 2025 and 2026).
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
