import type { IDataObject } from 'n8n-workflow';
import { omit } from './fields';
import type { PageRequest } from './pages';
import { readWholeList } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of invites. */
export const inviteList: PageRequest = { path: '/invites', subject: 'invites' };

/**
 * Lists invites page by page. Whether Argyle filters by user is not documented, so the caller filters
 * by user as well.
 *
 * @param statuses - those to list, none for all. Argyle takes several with commas between them
 * (OpenAPI of August 2026, GET /v2/invites).
 * @throws as `readWholeList`
 */
export function listInvites(
	client: ArgyleClient,
	{ statuses = [], user }: { statuses?: string[]; user?: string },
): AsyncGenerator<IDataObject[], void> {
	const query = {
		...(statuses.length > 0 && { status: statuses.join(',') }),
		...(user && { user }),
	};
	return readWholeList(client, { ...inviteList, query });
}

/** Reads one invite. */
export async function getInvite(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'GET', path: `/invites/${encodeURIComponent(id)}` });
}

/** Sends an invite once more. Not idempotent: the person gets a message each time. */
export async function resendInvite(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'POST', path: `/invites/${encodeURIComponent(id)}` });
}

/**
 * An invite without the token that Argyle puts into it, with which Link opens in the person's name.
 */
export function withoutToken(invite: IDataObject): IDataObject {
	return omit(invite, 'user_token');
}
