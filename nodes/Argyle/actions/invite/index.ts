import type { Resource } from '../operation';
import { getInviteOperation } from './get.operation';
import { getManyInvitesOperation } from './getAll.operation';
import { resendInviteOperation } from './resend.operation';

/** The resource Invite: read, list and resend invites to connect an account. */
export const inviteResource: Resource = {
	option: { name: 'Invite', value: 'invite' },
	operations: [getInviteOperation, getManyInvitesOperation, resendInviteOperation],
	defaultOperation: 'get',
};
