import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { listInvites } from '../../api/invites';
import { filtersField, GivenFilters, identifierFilter } from '../filters';
import { userIdentifier } from '../identifiers';
import { collect, listingFields, readLimit } from '../listing';
import type { Operation } from '../operation';
import { outputFields, readOutput } from '../output';
import { inviteView, showInvite } from './view';

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{
			name: 'Attempted',
			value: 'attempted',
			description: 'The applicant tried to log in, but no account was connected',
		},
		{ name: 'Completed', value: 'completed', description: 'An account was connected' },
		{ name: 'Initiated', value: 'initiated', description: 'The applicant opened the link' },
		{ name: 'Revoked', value: 'revoked', description: 'The link no longer works' },
		{ name: 'Sent', value: 'sent', description: 'The applicant has not opened the link yet' },
	],
	default: [],
};

/** Invite → Get Many. */
export const getManyInvitesOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'Retrieve a list of invites with their status and their links',
		action: 'Get many invites',
	},

	fields: [
		...listingFields,
		...outputFields(inviteView),
		filtersField([
			statusField,
			identifierFilter(userIdentifier, 'user', 'Only invites of this user'),
		]),
	],

	prepare(context, itemIndex) {
		const filters = new GivenFilters(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const fields = readOutput(context, itemIndex, inviteView);
		const statuses = filters.readWords('status', 'Status');
		const user = filters.readId('user', userIdentifier);
		const isWanted = (invite: IDataObject) =>
			(statuses.length === 0 || statuses.includes(String(invite.status))) &&
			(user === undefined || invite.user === user);
		return {
			key: JSON.stringify([statuses, user, limit, fields]),
			run: async (client) =>
				await collect(listInvites(client, { statuses, user }), limit, (invite) =>
					isWanted(invite) ? showInvite(invite, fields) : null,
				),
		};
	},
};
