import type { Resource } from '../operation';
import { getManyInvitesOperation } from './getAll.operation';
import { resendInviteOperation } from './resend.operation';

export const inviteResource: Resource = {
	option: { name: 'Invite', value: 'invite' },
	operations: [getManyInvitesOperation, resendInviteOperation],
	defaultOperation: 'getAll',
};
