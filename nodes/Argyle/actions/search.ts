import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { accountList, getAccount } from '../api/accounts';
import { readOwnRecord } from '../api/answers';
import { openClient } from '../api/client';
import { readText } from '../api/fields';
import { itemId, uuid } from '../api/ids';
import { getInvite, inviteList } from '../api/invites';
import { getItem, itemList } from '../api/items';
import { paceClient } from '../api/pace';
import type { PageRequest } from '../api/pages';
import { readPageAt } from '../api/pages';
import type { ArgyleAnswer, ArgyleClient } from '../api/types';
import { getUser, userList } from '../api/users';
import { subscriptionList } from '../api/webhooks';
import { nameAccount, nameInvite, nameItem, nameUser, nameWebhook } from './names';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
) => Promise<INodeListSearchResult>;

/** A list that can be searched, and how. */
interface Source {
	list: PageRequest;
	/** Names a record: no two rows may look the same. */
	name: (record: IDataObject) => string;
	/** Matches an ID, and reads the record with that ID. */
	byId?: { pattern: RegExp; get: (client: ArgyleClient, id: string) => Promise<ArgyleAnswer> };
	/** Argyle's own filters: the first whose pattern matches the typed text is used. */
	filters?: Array<{ pattern: RegExp; key: string }>;
}

/** How long a user waits for a list, in ms: long enough for 57,000 records at 48 pages a second. */
const maxMs = 6_000;

/** Max. time for a search if Argyle does not answer, in ms. After that, the user gets an error. */
const maxWaitMs = 15_000;

/** Matches that fill the list. n8n requests more when the user scrolls to its end. */
const enough = 100;

/** The search methods of the action node's lists, by the name in `searchListMethod`. */
export const listSearch: Record<string, Search> = {
	searchAccounts: search({
		list: accountList,
		name: nameAccount,
		byId: { pattern: uuid, get: getAccount },
		filters: [
			{ pattern: uuid, key: 'user' },
			{ pattern: itemId, key: 'item' },
		],
	}),
	searchInvites: search({
		list: inviteList,
		name: nameInvite,
		byId: { pattern: uuid, get: getInvite },
	}),
	searchItems: search({
		list: itemList,
		name: nameItem,
		byId: { pattern: itemId, get: getItem },
		filters: [{ pattern: /./, key: 'q' }],
	}),
	searchUsers: search({
		list: userList,
		name: nameUser,
		byId: { pattern: uuid, get: getUser },
	}),
	searchWebhooks: search({ list: subscriptionList, name: nameWebhook }),
};

/**
 * Builds the search of one list. If the user typed an ID, it reads that record directly. Otherwise it
 * searches page by page, until the list is full, has ended, or the user has waited long enough. In
 * the last case, a final row says how many records were searched.
 */
function search(source: Source): Search {
	return async function (filter, paginationToken) {
		const timeout = AbortSignal.timeout(maxWaitMs);
		const client = paceClient(await openClient(this), timeout, { maxTries: 2 });
		const typed = (filter ?? '').trim();
		const { byId } = source;
		if (byId?.pattern.test(typed) && paginationToken === undefined) {
			const record = readOwnRecord(await byId.get(client, typed.toLowerCase()), typed);
			if (record) return { results: toRows([record], source) };
		}
		const cursor = typeof paginationToken === 'string' ? paginationToken : null;
		return await scan(client, source, typed, cursor);
	};
}

async function scan(
	client: ArgyleClient,
	source: Source,
	typed: string,
	start: string | null,
): Promise<INodeListSearchResult> {
	const filter = source.filters?.find(({ pattern }) => pattern.test(typed));
	const list = filter ? { ...source.list, query: { [filter.key]: typed } } : source.list;
	const wanted = filter ? '' : typed.toLowerCase();
	const until = performance.now() + maxMs;
	const results: INodeListSearchItems[] = [];
	let searched = 0;
	let cursor = start;
	do {
		const page = await readPageAt(client, list, cursor);
		searched += page.results.length;
		const found = page.results.filter((record) => describe(record, source).includes(wanted));
		results.push(...toRows(found, source));
		// If Argyle returns the same cursor again, following it would never end.
		cursor = page.cursor === cursor ? null : page.cursor;
	} while (cursor !== null && results.length < enough && performance.now() < until);
	if (cursor === null) return { results };
	if (results.length < enough) results.push(unfinishedRow(searched, source.list.subject));
	return { results, paginationToken: cursor };
}

/** n8n shows only rows. The value is not an ID, so choosing this row fails with a clear message. */
function unfinishedRow(searched: number, subject: string): INodeListSearchItems {
	return {
		name: `Only ${searched.toLocaleString('en-US')} ${subject} were searched. Type the whole ID, or scroll to search on`,
		value: 'not-an-id',
	};
}

function toRows(records: IDataObject[], { name }: Source): INodeListSearchItems[] {
	return records
		.map((record) => ({ name: name(record), value: readText(record, 'id') ?? '' }))
		.filter(({ value }) => value !== '');
}

/** The fields that a user may know and type. */
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

function describe(record: IDataObject, { name }: Source): string {
	return [name(record), ...searchedFields.map((key) => readText(record, key) ?? '')]
		.join(' ')
		.toLowerCase();
}
