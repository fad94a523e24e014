import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { accountList } from '../api/accounts';
import { openClient } from '../api/client';
import { readObject, readText } from '../api/fields';
import { inviteList } from '../api/invites';
import { itemList } from '../api/items';
import type { PageRequest } from '../api/pages';
import { readPageAt } from '../api/pages';
import { tryTwice } from '../api/retries';
import { userList } from '../api/users';
import { subscriptionList } from '../api/webhooks';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
) => Promise<INodeListSearchResult>;

/** How many pages of 200 are read for one look into a list in which little fits the filter. */
const mostPages = 5;

/** The lists of the action node's fields, by the names that `searchListMethod` gives. */
export const listSearch: Record<string, Search> = {
	searchAccounts: search(accountList, nameAccount),
	searchInvites: search(inviteList, nameInvite),
	searchItems: search(itemList, nameItem, 'q'),
	searchUsers: search(userList, nameUser),
	searchWebhooks: search(subscriptionList, nameWebhook),
};

/**
 * The search of one list: page after page, until something fits what was typed.
 *
 * @param request which list
 * @param name how a record is shown
 * @param argyleFilter the name under which Argyle itself takes the filter; without one the records
 *   are sifted here
 */
function search(
	request: PageRequest,
	name: (record: IDataObject) => string,
	argyleFilter?: string,
): Search {
	return async function (filter, paginationToken) {
		const client = tryTwice(await openClient(this));
		const typed = (filter ?? '').trim();
		const wanted = typed.toLowerCase();
		const asked =
			argyleFilter && wanted ? { ...request, query: { [argyleFilter]: typed } } : request;
		let cursor = typeof paginationToken === 'string' ? paginationToken : null;
		for (let pages = 1; ; pages++) {
			const page = await readPageAt(client, asked, cursor);
			cursor = page.cursor;
			const results = page.results
				.filter((record) => argyleFilter || searchText(name(record), record).includes(wanted))
				.map((record) => ({ name: name(record), value: readText(record, 'id') ?? '' }))
				.filter(({ value }) => value !== '');
			if (results.length > 0 || cursor === null || pages === mostPages) {
				return { results, paginationToken: cursor ?? undefined };
			}
		}
	};
}

/** What a person may know of a record, and type to find it. */
const searchedFields = [
	'id',
	'email',
	'phone_number',
	'external_id',
	'item',
	'source',
	'user',
	'url',
];

function searchText(name: string, record: IDataObject): string {
	return [name, ...searchedFields.map((key) => readText(record, key) ?? '')]
		.join(' ')
		.toLowerCase();
}

function nameAccount(account: IDataObject): string {
	const connection = readObject(account, 'connection');
	const employer = Array.isArray(account.employers) ? account.employers[0] : null;
	return join(
		String(employer ?? readText(account, 'source') ?? readText(account, 'item') ?? 'Account'),
		readText(connection, 'error_code') ?? readText(connection, 'status'),
		readText(account, 'created_at')?.slice(0, 16).replace('T', ' '),
	);
}

function nameInvite(invite: IDataObject): string {
	const contact = readText(invite, 'email') ?? readText(invite, 'phone_number');
	return join(readText(invite, 'full_name') ?? contact ?? 'Invite', readText(invite, 'status'));
}

function nameItem(item: IDataObject): string {
	return join(readText(item, 'name') ?? 'Item', readText(item, 'kind'));
}

function nameUser(user: IDataObject): string {
	const fullName = [readText(user, 'first_name'), readText(user, 'last_name')]
		.filter(Boolean)
		.join(' ');
	const rest = readText(user, 'external_id') ?? readText(user, 'created_at')?.slice(0, 10);
	return join(fullName || readText(user, 'email') || 'User', rest);
}

function nameWebhook(webhook: IDataObject): string {
	return join(readText(webhook, 'name') ?? 'Webhook', readText(webhook, 'url'));
}

function join(...parts: Array<string | null | undefined>): string {
	return parts.filter(Boolean).join(' · ');
}
