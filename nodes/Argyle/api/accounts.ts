import type { IDataObject } from 'n8n-workflow';
import type { Page, PageRequest } from './pages';
import { readPages, readWholeList, walkPages } from './pages';
import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from './types';

/** The list of accounts. */
export const accountList: PageRequest = { path: '/accounts', subject: 'accounts' };

/** Reads one account. `signal` ends the request whatever its state. */
export async function getAccount<Answer extends ArgyleAnswer>(
	client: ArgyleClient<Answer>,
	id: string,
	limits: { signal?: AbortSignal } = {},
): Promise<Answer> {
	return await client.send({ method: 'GET', path: accountPath(id), ...limits });
}

/**
 * The request that deletes one account with everything below it, permanently: there is no undo
 * (docs.argyle.com/api-reference/accounts).
 */
export function accountDeletion(id: string): ArgyleRequest {
	return { method: 'DELETE', path: accountPath(id) };
}

/**
 * What Argyle itself can filter accounts by (docs.argyle.com/api-reference/accounts); it can't by
 * the state of the connection.
 */
export interface AccountQuery {
	user?: string;
	item?: string;
	/** Only those that were never connected. */
	neverConnected?: boolean;
	/** Ends the listing, however far it has come. */
	signal?: AbortSignal;
}

/**
 * Accounts page by page.
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
 * Accounts page by page, from a cursor on.
 *
 * @param from a cursor as a page before gave it; null for the first page
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
 * All accounts page by page.
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
