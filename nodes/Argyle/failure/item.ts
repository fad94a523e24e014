import type { IDataObject } from 'n8n-workflow';
import { isObject, readObject, readText } from '../api/fields';
import { wasConnected } from './connectionState';
import { describeFailure } from './guidance';

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

/** Who the applicant is, as far as Argyle was told. */
export interface Contact extends IDataObject {
	first_name: string | null;
	last_name: string | null;
	email: string | null;
	phone_number: string | null;
	external_id: string | null;
	external_metadata: IDataObject;
}

/** What an output item is made of besides the facts. */
export interface ItemChoices {
	/** ISO, when the delivery arrived or the poll ran. */
	receivedAt: string;
	includeResource: boolean;
	/** Undefined when nobody asked for it, null when it can't be had. */
	contact?: Contact | null;
	/** Only the polling trigger names itself. */
	source?: 'poll';
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

/**
 * Reads the contact from a user object. A list of what is taken: users also hold `ssn` and
 * `birth_date`.
 */
export function readContact(user: unknown): Contact | null {
	if (!isObject(user)) return null;
	return {
		first_name: readText(user, 'first_name'),
		last_name: readText(user, 'last_name'),
		email: readText(user, 'email'),
		phone_number: readText(user, 'phone_number'),
		external_id: readText(user, 'external_id'),
		external_metadata: readObject(user, 'external_metadata') ?? {},
	};
}

/** Builds the output item of a failed login, with the fields that the README lists. */
export function buildItem(facts: FailureFacts, choices: ItemChoices): IDataObject {
	const item: IDataObject = {
		event: 'accounts.failed',
		event_id: buildEventId(facts, choices.receivedAt),
		account: facts.account,
		user: facts.user,
		error_code: facts.errorCode,
		error_message: facts.errorMessage,
		guidance: { ...describeFailure(facts.errorCode) },
		first_connection: facts.firstConnection,
		received_at: choices.receivedAt,
		resource: choices.includeResource ? facts.resource : null,
	};
	if (choices.contact !== undefined) item.contact = choices.contact;
	if (choices.source) item.source = choices.source;
	return item;
}

/**
 * The key of one failure: the same for a retry, for the poll and for the microseconds of a delivery
 * beside the milliseconds of REST. Without the moment of the failure it is unique, as a doubled
 * item is better than a lost one.
 */
export function buildEventId(facts: FailureFacts, receivedAt: string): string {
	const moment = facts.failedAt === null ? null : toMilliseconds(facts.failedAt);
	return `accounts.failed:${facts.account ?? 'unknown'}:${moment ?? receivedAt}`;
}

/**
 * A timestamp as ISO in UTC with milliseconds, cut and not rounded as Argyle's REST does it
 * (recorded 2026-01-29: .081481 beside .081), or null when it is no timestamp. API v1 left out the
 * zone.
 */
export function toMilliseconds(timestamp: string): string | null {
	const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(timestamp) ? timestamp : `${timestamp}Z`;
	const moment = new Date(zoned.replace(/(\.\d{3})\d+/, '$1'));
	return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
