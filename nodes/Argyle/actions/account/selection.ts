import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../../api/fields';
import { readConnectionState } from '../../connection/state';
import { isChosen } from '../../connection/codeChoices';
import { describeFailure } from '../../connection/guidance';
import { toMilliseconds } from '../../api/time';
import type { GivenFilters } from '../givenFilters';

/** Which accounts a Get Many returns. Empty lists, null and false let all through. */
export interface AccountSelection {
	connectionStatus: string[];
	errorCodes: string[];
	neverConnected: boolean;
	/**
	 * Only those in error, whose connection failed before and after these times, in ms since 1970.
	 */
	failedBefore: number | null;
	failedAfter: number | null;
}

/**
 * Reads what the user chose.
 *
 * @throws NodeOperationError when a filter says nothing.
 */
export function readSelection(filters: GivenFilters): AccountSelection {
	return {
		connectionStatus: filters.readWords('connectionStatus', 'Connection Status'),
		errorCodes: filters.readWords('errorCodes', 'Error Codes', 'moreErrorCodes'),
		neverConnected: filters.readSwitch('neverConnected', 'Never Connected'),
		failedBefore: filters.readTime('failedBefore', 'Failed Before'),
		failedAfter: filters.readTime('failedAfter', 'Failed After'),
	};
}

/**
 * Whether an account is among those. One whose time of failure is not known is in no span of time.
 */
export function isSelected(account: IDataObject, selection: AccountSelection): boolean {
	const { connectionStatus, errorCodes, neverConnected, failedBefore, failedAfter } = selection;
	const connection = readObject(account, 'connection');
	const status = readText(connection, 'status') ?? '';
	const code = readText(connection, 'error_code');
	if (connectionStatus.length > 0 && !connectionStatus.includes(status)) return false;
	// An account without a code is "unlisted" only if its connection is in error.
	const hasCode = code !== null || status === 'error';
	if (errorCodes.length > 0 && !(hasCode && isChosen(errorCodes, code))) return false;
	if (neverConnected && readConnectionState(account) !== 'never_connected') return false;
	if (failedBefore === null && failedAfter === null) return true;
	if (status !== 'error') return false;
	const failedAt = Date.parse(toMilliseconds(readText(connection, 'updated_at') ?? '') ?? '');
	return failedAt < (failedBefore ?? Infinity) && failedAt > (failedAfter ?? -Infinity);
}

/** An account as Argyle sends it, with guidance where its connection is in error. */
export function withGuidance(account: IDataObject): IDataObject {
	const connection = readObject(account, 'connection');
	if (readText(connection, 'status') !== 'error') return account;
	return { ...account, guidance: { ...describeFailure(readText(connection, 'error_code')) } };
}
