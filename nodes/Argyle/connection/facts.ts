import type { IDataObject } from 'n8n-workflow';
import { isObject, readObject, readText } from '../api/fields';
import { toMilliseconds } from '../api/time';
import type { ItemEvent } from './events';
import { failureEvents } from './events';
import { isDisconnected, wasConnected } from './state';

/** A change of a connection, read from a delivery or an account object. */
export interface ConnectionFacts {
	event: ItemEvent;
	account: string | null;
	user: string | null;
	errorCode: string | null;
	errorMessage: string | null;
	/** `connection.updated_at` as sent: the moment of the change. */
	changedAt: string | null;
	/** Null when it is unknown whether the account was connected before. */
	firstConnection: boolean | null;
	/** Whether a connected account had been connected before; null when the delivery does not show it. */
	reconnected: boolean | null;
	/** Argyle's ID of the employer or payroll platform. */
	item: string | null;
	/** The account object, when there is one. */
	resource: IDataObject | null;
}

/** The statuses of an account after each event; null when the account is gone. */
const statusAfter: Readonly<Record<ItemEvent, readonly string[] | null>> = {
	'accounts.failed': ['error'],
	'accounts.disconnected': ['error', 'disconnected'],
	'accounts.connected': ['connected'],
	'accounts.recovered': ['connected'],
	'accounts.removed': null,
};

/**
 * Reads the facts from the body of a delivery. Never throws: missing or invalid fields are null.
 *
 * @param payload - the body as Argyle sent it
 * @param event - the event that the delivery may carry
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
 * Whether the account object of a delivery is usable. The sibling event direct_deposit_switches.failed
 * is documented with `"resource": {}`. Only a status says whether `accounts.updated` is a
 * disconnection.
 */
function isOfUse(resource: IDataObject, event: ItemEvent): boolean {
	if (event === 'accounts.disconnected') return isDisconnected(resource) !== null;
	return Object.keys(resource).length > 0;
}

/** Reads the facts from an account object that shows the change; without one, all are null. */
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
 * Fills missing facts from the account, which came with the delivery or was read later. The account
 * may have changed since. If it shows a later change, this ignores its time: an `event_id` from it
 * would merge two changes. "Connected now" does not prove a connection before the failure.
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

/** Whether an account is still in the state that an event reports; true without a status. */
function showsChange(event: ItemEvent, account: unknown): boolean {
	const status = readText(readObject(account, 'connection'), 'status');
	const expected = statusAfter[event];
	return expected !== null && (status === null || expected.includes(status));
}

/**
 * Whether a connected account had been connected before. Argyle scans an account within seconds of
 * its first connection (3.0 s, 5.0 s and 5.7 s recorded). So a scan before this connection proves an
 * earlier connection. A scan after it proves nothing.
 */
function readReconnected(account: unknown): boolean | null {
	const connection = readObject(account, 'connection');
	if (!isObject(account) || readText(connection, 'status') !== 'connected') return null;
	if (account.scanned_at === null) return false;
	const scannedAt = toMilliseconds(readText(account, 'scanned_at'));
	const connectedAt = toMilliseconds(readText(connection, 'updated_at'));
	return scannedAt !== null && connectedAt !== null && scannedAt < connectedAt ? true : null;
}
