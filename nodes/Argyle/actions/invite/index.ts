import type { Resource } from '../operation';
import { getInviteOperation } from './get.operation';
import { getManyInvitesOperation } from './getAll.operation';
import { resendInviteOperation } from './resend.operation';

/** Invites to connect an account: read, listed and sent again. */
export const inviteResource: Resource = {
	option: { name: 'Invite', value: 'invite' },
	operations: [getInviteOperation, getManyInvitesOperation, resendInviteOperation],
	defaultOperation: 'get',
};
