import type { IDataObject } from 'n8n-workflow';
import { toMilliseconds } from '../api/time';
import type { Contact } from './contact';
import { failureEvents } from './events';
import type { ConnectionFacts } from './facts';
import { describeFailure } from './guidance';
import type { Provider } from './provider';
import { readConnectionState } from './state';

/** What was looked up for an item besides the account. */
export interface Extras {
	/** Null when it was not wanted or can't be had. */
	provider: Provider | null;
	/** Undefined when it was not wanted, null when it can't be had. */
	connectUrl?: string | null;
	/** As `connectUrl`. */
	contact?: Contact | null;
}

/** What an output item is made of besides the facts. */
export interface ItemChoices extends Extras {
	/** ISO, when the delivery arrived or the poll ran. */
	receivedAt: string;
	includeResource: boolean;
	/** Only the polling trigger names itself. */
	source?: 'poll';
}

/** Builds the output item of a change, with the fields that the documentation lists, in their order. */
export function buildItem(facts: ConnectionFacts, choices: ItemChoices): IDataObject {
	const { provider, connectUrl, contact, source } = choices;
	return {
		event: facts.event,
		event_id: buildEventId(facts, choices.receivedAt),
		account: facts.account,
		user: facts.user,
		...describeEvent(facts, provider),
		provider: provider && { ...provider },
		...(connectUrl !== undefined && { connect_url: connectUrl }),
		received_at: choices.receivedAt,
		resource: choices.includeResource ? facts.resource : null,
		...(contact !== undefined && { contact }),
		...(source && { source }),
	};
}

function describeEvent(facts: ConnectionFacts, provider: Provider | null): IDataObject {
	if (facts.event === 'accounts.connected') return { reconnected: facts.reconnected };
	if (!failureEvents.includes(facts.event)) return {};
	const guidance = describeFailure(facts.errorCode, provider?.name);
	const isConnected = readConnectionState(facts.resource) === 'connected';
	return {
		error_code: facts.errorCode,
		error_message: facts.errorMessage,
		guidance: {
			...guidance,
			// A late delivery comes with an account that has connected since.
			notify_applicant: guidance.notify_applicant && !isConnected,
		},
		first_connection: facts.firstConnection,
	};
}

/**
 * Builds the key of one change of a connection. It is the same for a retry, for `accounts.failed`
 * and the `accounts.updated` beside it, for the poll, and for the microseconds of a delivery and
 * the milliseconds of REST. Without a moment it is unique, as a doubled item is better than a lost
 * one.
 */
export function buildEventId(facts: ConnectionFacts, receivedAt: string): string {
	const moment = facts.changedAt === null ? null : toMilliseconds(facts.changedAt);
	// An account is removed once. Without its id every removal would have the same key.
	const isRemoval = facts.event === 'accounts.removed' && facts.account !== null;
	return `${facts.account ?? 'unknown'}:${isRemoval ? 'removed' : (moment ?? receivedAt)}`;
}
