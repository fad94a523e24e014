import type { IDataObject } from 'n8n-workflow';
import { omit } from './fields';
import type { PageRequest } from './pages';
import { readWholeList } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of invites. */
export const inviteList: PageRequest = { path: '/invites', subject: 'invites' };

/**
 * Lists invites page by page. Argyle does not document that it filters by user, so the caller has to
 * filter too.
 *
 * @param statuses - the statuses to list; empty for all. Argyle accepts a comma-separated list
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

/** Reads one invite, in one request. */
export async function getInvite(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'GET', path: `/invites/${encodeURIComponent(id)}` });
}

/** Sends an invite again. Not idempotent: the applicant gets a message each time. */
export async function resendInvite(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'POST', path: `/invites/${encodeURIComponent(id)}` });
}

/** Returns an invite without its token, which opens Link as the applicant. */
export function withoutToken(invite: IDataObject): IDataObject {
	return omit(invite, 'user_token');
}
