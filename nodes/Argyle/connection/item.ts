import type { IDataObject } from 'n8n-workflow';
import { toMilliseconds } from '../api/time';
import type { Contact } from './contact';
import { failureEvents } from './events';
import type { ConnectionFacts } from './facts';
import { describeFailure } from './guidance';
import type { Provider } from './provider';
import { readConnectionState } from './state';

/** The results of an item's lookups, apart from the account. */
export interface Extras {
	/** Null when the user does not want it or the lookup failed. */
	provider: Provider | null;
	/** Undefined when the user does not want it, null when the lookup failed. */
	connectUrl?: string | null;
	/** As `connectUrl`. */
	contact?: Contact | null;
}

/** What an output item contains in addition to the facts. */
export interface ItemChoices extends Extras {
	/** When the delivery arrived or the poll ran, in ISO. */
	receivedAt: string;
	includeResource: boolean;
	/** Only set by the polling trigger. */
	source?: 'poll';
}

/** Builds the output item of a change, with its fields in the documented order. */
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
			// The account may have connected after the failure, as in a late delivery.
			notify_applicant: guidance.notify_applicant && !isConnected,
		},
		first_connection: facts.firstConnection,
	};
}

/**
 * Builds the key of one change of a connection. A retry, an `accounts.failed` with its
 * `accounts.updated`, and the poll all get the same key. Deliveries have microseconds and REST has
 * milliseconds, so the key has milliseconds. If the time of the change is unknown, the key is unique:
 * a duplicate item is better than a lost one.
 *
 * @param receivedAt ISO; replaces an unknown time of change
 */
export function buildEventId(facts: ConnectionFacts, receivedAt: string): string {
	const moment = toMilliseconds(facts.changedAt);
	// An account is removed once. Without an account ID, all removals would share one key.
	const isRemoval = facts.event === 'accounts.removed' && facts.account !== null;
	return `${facts.account ?? 'unknown'}:${isRemoval ? 'removed' : (moment ?? receivedAt)}`;
}
