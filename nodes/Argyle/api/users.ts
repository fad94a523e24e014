import type { IDataObject } from 'n8n-workflow';
import type { PageRequest } from './pages';
import { readWholeList } from './pages';
import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from './types';

/** The list of users. */
export const userList: PageRequest = { path: '/users', subject: 'users' };

/** Reads one user. The answer holds personal data such as `ssn`: take only the fields you need. */
export async function getUser(
	client: ArgyleClient,
	id: string,
	limits: { signal?: AbortSignal } = {},
): Promise<ArgyleAnswer> {
	return await client.send({
		method: 'GET',
		path: `/users/${encodeURIComponent(id)}`,
		...limits,
	});
}

/**
 * Creates a token that opens Link for a user. It is valid for one hour
 * (docs.argyle.com/api-reference/user-tokens).
 */
export async function createUserToken(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'POST', path: '/user-tokens', body: { user: id } });
}

/**
 * Lists users page by page.
 *
 * @param externalId only users with exactly this external ID. Argyle has no other filter
 * @throws as `readWholeList`
 */
export function listUsers(
	client: ArgyleClient,
	externalId?: string,
): AsyncGenerator<IDataObject[], void> {
	const query = externalId ? { external_id: externalId } : {};
	return readWholeList(client, { ...userList, query });
}

/**
 * Builds the request that deletes a user with all accounts and data, permanently
 * (docs.argyle.com/api-reference/users).
 */
export function userDeletion(id: string): ArgyleRequest {
	return { method: 'DELETE', path: `/users/${encodeURIComponent(id)}` };
}
