import { sendRequest } from './client';
import type { ArgyleAnswer, ArgyleContext } from './types';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of Argyle's account and user ids. */
export function isUuid(text: string): boolean {
	return uuid.test(text);
}

/** Reads one account. `signal` ends the request whatever its state. */
export async function getAccount(
	context: ArgyleContext,
	id: string,
	limits: { signal?: AbortSignal } = {},
): Promise<ArgyleAnswer> {
	return await sendRequest(context, { method: 'GET', path: accountPath(id), ...limits });
}

/** Deletes one account with everything below it, for good (argyle-api §3.2: 204, no undo). */
export async function deleteAccount(context: ArgyleContext, id: string): Promise<ArgyleAnswer> {
	return await sendRequest(context, { method: 'DELETE', path: accountPath(id) });
}

function accountPath(id: string): string {
	return `/accounts/${encodeURIComponent(id)}`;
}
