import type { PageRequest } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of users. */
export const userList: PageRequest = { path: '/users', subject: 'users' };

/** Reads one user. The answer holds personal data such as `ssn`: take only what was asked for. */
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
 * Makes a token with which Link opens for a user; lives one hour
 * (docs.argyle.com/api-reference/user-tokens).
 */
export async function createUserToken(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'POST', path: '/user-tokens', body: { user: id } });
}
