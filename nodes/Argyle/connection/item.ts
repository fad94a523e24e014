import type { IDataObject } from 'n8n-workflow';
import { toMilliseconds } from '../api/time';
import type { Contact } from './contact';
import type { FailureFacts } from './facts';
import { describeFailure } from './guidance';

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
