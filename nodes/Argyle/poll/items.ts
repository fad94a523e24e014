import type { IDataObject } from 'n8n-workflow';
import { omit } from '../api/fields';
import type { ArgyleClient } from '../api/types';
import { readAccount } from '../connection/facts';
import { buildItem } from '../connection/item';
import type { Contact } from '../connection/contact';
import { lookUpContacts } from './contacts';
import type { Change } from './scan';

/** What the items of a poll are made with. */
export interface ItemWants {
	includeResource: boolean;
	includeContact: boolean;
}

/** A change and its item. */
export interface Built {
	change: Change;
	item: IDataObject;
}

/**
 * Builds the items of changes.
 *
 * @param deadline ends the lookups
 * @param canWait whether changes may be left to the next poll when the time is over
 * @returns those for which everything was looked up in time; all of them, with what is missing as
 *   null, when none was and they can't wait
 */
export async function buildItems(
	client: ArgyleClient,
	changes: Change[],
	wants: ItemWants,
	deadline: AbortSignal,
	canWait: boolean,
): Promise<Built[]> {
	const receivedAt = new Date().toISOString();
	const build = (change: Change, contact?: Contact | null): Built => ({
		change,
		item: buildChangeItem(change, wants, receivedAt, contact),
	});
	if (!wants.includeContact) return changes.map((change) => build(change));
	const userOf = ({ account }: Change) => readAccount(account).user;
	const contacts = await lookUpContacts(client, changes.map(userOf), deadline);
	const ready = changes.filter((change) => contacts.has(userOf(change)));
	const complete = ready.length === 0 && !canWait ? changes : ready;
	return complete.map((change) => build(change, contacts.get(userOf(change)) ?? null));
}

/** What an item says about a failure, and about nothing else. */
const failureFields = ['error_code', 'error_message', 'guidance', 'first_connection'];

function buildChangeItem(
	{ event, account }: Change,
	{ includeResource }: ItemWants,
	receivedAt: string,
	contact: Contact | null | undefined,
): IDataObject {
	const choices = { receivedAt, includeResource, contact, source: 'poll' as const };
	const item = { ...buildItem(readAccount(account), choices), event };
	return event === 'accounts.recovered' ? omit(item, ...failureFields) : item;
}
