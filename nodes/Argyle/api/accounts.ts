import type { IDataObject } from 'n8n-workflow';
import type { Page, PageRequest } from './pages';
import { readPages, readWholeList, walkPages } from './pages';
import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from './types';

/** The list of accounts. */
export const accountList: PageRequest = { path: '/accounts', subject: 'accounts' };

/** Reads one account, in one request. An abort of `signal` ends the request. */
export async function getAccount<Answer extends ArgyleAnswer>(
	client: ArgyleClient<Answer>,
	id: string,
	limits: { signal?: AbortSignal } = {},
): Promise<Answer> {
	return await client.send({ method: 'GET', path: accountPath(id), ...limits });
}

/**
 * Builds the request that deletes one account with all its data, permanently
 * (docs.argyle.com/api-reference/accounts).
 */
export function accountDeletion(id: string): ArgyleRequest {
	return { method: 'DELETE', path: accountPath(id) };
}

/**
 * The filters of Argyle's list of accounts (docs.argyle.com/api-reference/accounts). Argyle can't
 * filter by the state of the connection.
 */
export interface AccountQuery {
	user?: string;
	item?: string;
	/** Only accounts that never connected. */
	neverConnected?: boolean;
	/** Ends the listing at any page. */
	signal?: AbortSignal;
}

/**
 * Lists accounts page by page.
 *
 * @returns as `readPages`
 * @throws NodeApiError when a page can't be read.
 */
export function listAccounts(
	client: ArgyleClient,
	query: AccountQuery = {},
): AsyncGenerator<IDataObject[], boolean> {
	return readPages(client, filterAccounts(query));
}

/**
 * Lists accounts page by page, starting at a cursor.
 *
 * @param from the cursor of an earlier page; null for the first page
 * @returns as `walkPages`
 * @throws NodeApiError when a page can't be read.
 */
export function walkAccounts(
	client: ArgyleClient,
	query: AccountQuery,
	from: string | null,
): AsyncGenerator<Page, boolean> {
	return walkPages(client, filterAccounts(query), from);
}

/**
 * Lists all accounts page by page, and fails when the list is incomplete.
 *
 * @throws as `readWholeList`
 */
export function listAllAccounts(
	client: ArgyleClient,
	query: AccountQuery,
): AsyncGenerator<IDataObject[], void> {
	return readWholeList(client, filterAccounts(query));
}

function filterAccounts({ user, item, neverConnected, signal }: AccountQuery): PageRequest {
	const query: IDataObject = {
		...(user && { user }),
		...(item && { item }),
		...(neverConnected && { ongoing_refresh_status: 'idle' }),
	};
	return { ...accountList, query, signal };
}

function accountPath(id: string): string {
	return `/accounts/${encodeURIComponent(id)}`;
}
