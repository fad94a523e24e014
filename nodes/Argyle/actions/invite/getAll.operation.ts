import { uuid } from '../../api/ids';
import { listInvites, withoutToken } from '../../api/invites';
import { GivenFilters } from '../givenFilters';
import { collect, listingFields, readLimit } from '../listing';
import type { Operation } from '../operation';

/** Invite → Get Many. */
export const getManyInvitesOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List invites with their state and the link of each person. Changes nothing.',
		action: 'Get many invites',
	},

	fields: [
		...listingFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Status',
					name: 'status',
					type: 'multiOptions',
					options: [
						{
							name: 'Attempted',
							value: 'attempted',
							description: 'The person logged in, and nothing was connected',
						},
						{ name: 'Completed', value: 'completed', description: 'An account was connected' },
						{ name: 'Initiated', value: 'initiated', description: 'The link was opened' },
						{ name: 'Revoked', value: 'revoked', description: 'The link no longer works' },
						{ name: 'Sent', value: 'sent', description: 'The link was not opened yet' },
					],
					default: [],
				},
				{
					displayName: 'User ID',
					name: 'user',
					type: 'string',
					default: '',
					placeholder: 'e.g. 018051aa-f7a9-a0db-2f38-6cfa325e9d69',
					description: 'Only invites of this person',
				},
			],
		},
	],

	prepare(context, itemIndex) {
		const filters = new GivenFilters(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const statuses = filters.readWords('status', 'Status');
		const user = filters.readId('user', 'User ID', uuid);
		return {
			key: JSON.stringify([statuses, user, limit]),
			run: async (client) =>
				await collect(listInvites(client, statuses), limit, (invite) => {
					// Argyle documents the filter for the status only, and for one of them.
					const fits = statuses.length === 0 || statuses.includes(String(invite.status));
					return fits && (!user || invite.user === user) ? withoutToken(invite) : null;
				}),
		};
	},
};
