import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../../api/fields';
import { toMilliseconds } from '../../api/time';
import { isChosen } from '../../connection/codeChoices';
import { describeFailure } from '../../connection/guidance';
import type { GivenFilters } from '../filters';
import { isForDocuments, readGuardState } from './guard';

/** Which accounts Get Many returns. Empty lists, null and false select all. Times in ms since 1970. */
export interface AccountSelection {
	connectionStatus: string[];
	errorCodes: string[];
	groups: string[];
	neverConnected: boolean;
	/** Only accounts in error whose connection failed before and after these times. */
	failedBefore: number | null;
	failedAfter: number | null;
	/** Only attempts that began before this time and are still connecting. */
	connectingSince: number | null;
}

/**
 * Reads the filters of Account → Get Many.
 *
 * @throws NodeOperationError when a filter has no value.
 */
export function readSelection(filters: GivenFilters): AccountSelection {
	return {
		connectionStatus: filters.readWords('connectionStatus', 'Connection Status'),
		errorCodes: filters.readWords('errorCodes', 'Error Codes'),
		groups: filters.readWords('groups', 'Groups'),
		neverConnected: filters.readSwitch('neverConnected', 'Never Connected'),
		failedBefore: filters.readTime('failedBefore', 'Failed Before'),
		failedAfter: filters.readTime('failedAfter', 'Failed After'),
		connectingSince: filters.readTime('connectingSince', 'Connecting Since'),
	};
}

/** Whether the selection includes an account. A time filter excludes accounts without a failure time. */
export function isSelected(account: IDataObject, selection: AccountSelection): boolean {
	const { connectionStatus, neverConnected, failedBefore, failedAfter } = selection;
	const status = readText(readObject(account, 'connection'), 'status');
	if (connectionStatus.length > 0 && !connectionStatus.some((one) => one === status)) return false;
	if (!hasCode(account, selection)) return false;
	if (neverConnected && readGuardState(account) !== 'never_connected') return false;
	if (!isStuck(account, selection)) return false;
	if (failedBefore === null && failedAfter === null) return true;
	const failedAt = readFailureTime(account) ?? NaN;
	return failedAt < (failedBefore ?? Infinity) && failedAt > (failedAfter ?? -Infinity);
}

/** Returns when the connection failed, in ms since 1970; null if it is not in error or has no time. */
export function readFailureTime(account: unknown): number | null {
	const connection = readObject(account, 'connection');
	return readText(connection, 'status') === 'error' ? readTime(connection, 'updated_at') : null;
}

function hasCode(account: IDataObject, { errorCodes, groups }: AccountSelection): boolean {
	const connection = readObject(account, 'connection');
	const code = readText(connection, 'error_code');
	const isFailed = readText(connection, 'status') === 'error';
	// An account without a code is "unlisted" only if its connection is in error.
	const hasReason = code !== null || isFailed;
	if (errorCodes.length > 0 && !(hasReason && isChosen(errorCodes, code))) return false;
	return groups.length === 0 || (isFailed && groups.includes(describeFailure(code).group));
}

/** A document account stays "connecting" forever (docs.argyle.com/api-reference/accounts). */
function isStuck(account: IDataObject, { connectingSince }: AccountSelection): boolean {
	if (connectingSince === null) return true;
	const connection = readObject(account, 'connection');
	if (readText(connection, 'status') !== 'connecting' || isForDocuments(account)) return false;
	const since = readTime(connection, 'updated_at') ?? readTime(account, 'created_at') ?? NaN;
	return since < connectingSince;
}

function readTime(source: unknown, key: string): number | null {
	const timestamp = toMilliseconds(readText(source, key));
	return timestamp === null ? null : Date.parse(timestamp);
}
