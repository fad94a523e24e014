import type { IDataObject } from 'n8n-workflow';
import { isObject, readObject, readText } from '../api/fields';
import { wasConnected } from './state';

/** A failed login as a delivery or an account object tells of it. */
export interface FailureFacts {
	account: string | null;
	user: string | null;
	errorCode: string | null;
	errorMessage: string | null;
	/** `connection.updated_at` as sent: the moment of the failure. */
	failedAt: string | null;
	/** Null when nothing is known of the account's past. */
	firstConnection: boolean | null;
	/** The account object, when there is one. */
	resource: IDataObject | null;
}

/** Reads the facts from the body of an `accounts.failed` delivery, however thin or odd. */
export function readDelivery(payload: IDataObject): FailureFacts {
	const data = readObject(payload, 'data') ?? {};
	const resource = readObject(data, 'resource');
	const told: FailureFacts = {
		account: readText(data, 'account'),
		user: readText(data, 'user'),
		errorCode: readText(data, 'error_code'),
		errorMessage: readText(data, 'error_message'),
		failedAt: null,
		firstConnection: null,
		resource: null,
	};
	// The sibling event direct_deposit_switches.failed is documented with `"resource": {}`.
	return resource && Object.keys(resource).length > 0 ? completeFacts(told, resource) : told;
}

/** Reads the facts from an account object; all null when there is none. */
export function readAccount(account: unknown): FailureFacts {
	const connection = readObject(account, 'connection');
	const connectedOnce = wasConnected(account);
	return {
		account: readText(account, 'id'),
		user: readText(account, 'user'),
		errorCode: readText(connection, 'error_code'),
		errorMessage: readText(connection, 'error_message'),
		failedAt: readText(connection, 'updated_at'),
		firstConnection: connectedOnce === null ? null : !connectedOnce,
		resource: isObject(account) ? account : null,
	};
}

/**
 * Completes what a delivery says with the account, as it came along or was read afterwards. The
 * account may have moved on by then: when it shows something other than this failure, its time is
 * that of something else, and an `event_id` made from it would merge two failures into one; and
 * that it is connected now does not tell whether it was before.
 */
export function completeFacts(facts: FailureFacts, account: unknown): FailureFacts {
	const shown = readAccount(account);
	const sameCode = [null, shown.errorCode].includes(facts.errorCode) || shown.errorCode === null;
	const status = readText(readObject(account, 'connection'), 'status');
	const sameFailure = sameCode && (status === null || status === 'error');
	const pastIsTold = sameFailure || shown.firstConnection === true;
	return {
		account: facts.account ?? shown.account,
		user: facts.user ?? shown.user,
		errorCode: facts.errorCode ?? shown.errorCode,
		errorMessage: facts.errorMessage ?? (sameCode ? shown.errorMessage : null),
		failedAt: facts.failedAt ?? (sameFailure ? shown.failedAt : null),
		firstConnection: facts.firstConnection ?? (pastIsTold ? shown.firstConnection : null),
		resource: facts.resource ?? shown.resource,
	};
}
