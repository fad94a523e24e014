import type { Resource } from '../operation';
import { getManyInvitesOperation } from './getAll.operation';
import { resendInviteOperation } from './resend.operation';

/** Invites to connect an account: to be listed and sent once more. */
export const inviteResource: Resource = {
	option: { name: 'Invite', value: 'invite' },
	operations: [getManyInvitesOperation, resendInviteOperation],
	defaultOperation: 'getAll',
};
