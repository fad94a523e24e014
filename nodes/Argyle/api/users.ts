import { sendRequest } from './client';
import type { ArgyleAnswer, ArgyleContext } from './types';

/** Reads one user. The answer holds personal data such as `ssn`: take only what was asked for. */
export async function getUser(
	context: ArgyleContext,
	id: string,
	limits: { signal?: AbortSignal } = {},
): Promise<ArgyleAnswer> {
	return await sendRequest(context, {
		method: 'GET',
		path: `/users/${encodeURIComponent(id)}`,
		...limits,
	});
}
