import type { IDataObject } from 'n8n-workflow';
import type { PageRequest } from './pages';
import { readPages, readWholeList } from './pages';
import type { ArgyleAnswer, ArgyleClient, PacedAnswer, PacedClient, PacedRequest } from './types';

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
 * Deletes one account with everything below it, for good: there is no undo
 * (docs.argyle.com/api-reference/accounts).
 */
export async function deleteAccount(
	client: PacedClient,
	id: string,
	limits: Pick<PacedRequest, 'fresh'> = {},
): Promise<PacedAnswer> {
	return await client.send({ method: 'DELETE', path: accountPath(id), ...limits });
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
 * The same.
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
