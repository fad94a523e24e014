import type { IDataObject } from 'n8n-workflow';
import { isObject, readObject, readText } from '../api/fields';
import { toMilliseconds } from '../api/time';
import type { ItemEvent } from './events';
import { failureEvents } from './events';
import { isDisconnected, wasConnected } from './state';

/** A change of a connection, as a delivery or an account object shows it. */
export interface ConnectionFacts {
	event: ItemEvent;
	account: string | null;
	user: string | null;
	errorCode: string | null;
	errorMessage: string | null;
	/** `connection.updated_at` as sent: the moment of the change. */
	changedAt: string | null;
	/** Null when nothing is known of the account's past. */
	firstConnection: boolean | null;
	/** Whether a connected account had been connected before; null where one delivery can't tell. */
	reconnected: boolean | null;
	/** Argyle's id of the employer or payroll platform. */
	item: string | null;
	/** The account object, when there is one. */
	resource: IDataObject | null;
}

/** The states in which an account shows each change; null for an account that is gone. */
const statusAfter: Readonly<Record<ItemEvent, readonly string[] | null>> = {
	'accounts.failed': ['error'],
	'accounts.disconnected': ['error', 'disconnected'],
	'accounts.connected': ['connected'],
	'accounts.recovered': ['connected'],
	'accounts.removed': null,
};

/**
 * Reads the facts from the body of a delivery, however thin or odd.
 *
 * @param payload - the body as Argyle sent it
 * @param event - what the delivery may carry
 */
export function readDelivery(payload: IDataObject, event: ItemEvent): ConnectionFacts {
	const data = readObject(payload, 'data') ?? {};
	const resource = readObject(data, 'resource');
	const carriesCode = failureEvents.includes(event);
	const sent: ConnectionFacts = {
		event,
		account: readText(data, 'account'),
		user: readText(data, 'user'),
		errorCode: carriesCode ? readText(data, 'error_code') : null,
		errorMessage: carriesCode ? readText(data, 'error_message') : null,
		changedAt: null,
		firstConnection: null,
		reconnected: null,
		item: null,
		resource: null,
	};
	return resource && isOfUse(resource, event) ? completeFacts(sent, resource) : sent;
}

/**
 * Whether the account of a delivery says anything: the sibling event direct_deposit_switches.failed
 * is documented with `"resource": {}`. Without a status it leaves open whether `accounts.updated` is a
 * disconnection.
 */
function isOfUse(resource: IDataObject, event: ItemEvent): boolean {
	if (event === 'accounts.disconnected') return isDisconnected(resource) !== null;
	return Object.keys(resource).length > 0;
}

/** Reads the facts from an account object that shows the change; all null when there is none. */
export function readAccount(account: unknown, event: ItemEvent): ConnectionFacts {
	const connection = readObject(account, 'connection');
	const connectedBefore = wasConnected(account);
	const carriesCode = failureEvents.includes(event);
	return {
		event,
		account: readText(account, 'id'),
		user: readText(account, 'user'),
		errorCode: carriesCode ? readText(connection, 'error_code') : null,
		errorMessage: carriesCode ? readText(connection, 'error_message') : null,
		changedAt: readText(connection, 'updated_at'),
		firstConnection: connectedBefore === null ? null : !connectedBefore,
		reconnected: readReconnected(account),
		item: readText(account, 'item'),
		resource: isObject(account) ? account : null,
	};
}

/**
 * Completes what a delivery says with the account, as it came along or was read afterwards. The
 * account may have moved on by then. When it shows something other than this change, its time is
 * that of something else: an `event_id` made from it would merge two changes into one. And that it
 * is connected now says nothing about the time before the failure.
 */
export function completeFacts(facts: ConnectionFacts, account: unknown): ConnectionFacts {
	const shown = readAccount(account, facts.event);
	const sameCode = facts.errorCode === null || [null, facts.errorCode].includes(shown.errorCode);
	const isShown = sameCode && showsChange(facts.event, account);
	const showsPast = isShown || shown.firstConnection === true;
	return {
		event: facts.event,
		account: facts.account ?? shown.account,
		user: facts.user ?? shown.user,
		errorCode: facts.errorCode ?? shown.errorCode,
		errorMessage: facts.errorMessage ?? (sameCode ? shown.errorMessage : null),
		changedAt: facts.changedAt ?? (isShown ? shown.changedAt : null),
		firstConnection: facts.firstConnection ?? (showsPast ? shown.firstConnection : null),
		reconnected: facts.reconnected ?? (isShown ? shown.reconnected : null),
		item: facts.item ?? shown.item,
		resource: facts.resource ?? shown.resource,
	};
}

/** Whether an account is still in the state that an event announces. One without a state may be. */
function showsChange(event: ItemEvent, account: unknown): boolean {
	const status = readText(readObject(account, 'connection'), 'status');
	const expected = statusAfter[event];
	return expected !== null && (status === null || expected.includes(status));
}

/**
 * Whether an account that is connected was connected before: Argyle scans an account within seconds
 * of its first connection (3.0 s, 5.0 s and 5.7 s recorded), so a scan from before this connection
 * proves an earlier one. A scan from after it leaves both open.
 */
function readReconnected(account: unknown): boolean | null {
	const connection = readObject(account, 'connection');
	if (!isObject(account) || readText(connection, 'status') !== 'connected') return null;
	if (account.scanned_at === null) return false;
	const scannedAt = toMilliseconds(readText(account, 'scanned_at') ?? '');
	const connectedAt = toMilliseconds(readText(connection, 'updated_at') ?? '');
	return scannedAt !== null && connectedAt !== null && scannedAt < connectedAt ? true : null;
}
