import type { IDataObject } from 'n8n-workflow';
import { readText } from '../../api/fields';
import { listUsers } from '../../api/users';
import { filtersField, GivenFilters } from '../filters';
import { collect, listingFields, readLimit } from '../listing';
import type { Operation } from '../operation';
import { outputFields, readOutput } from '../output';
import { showUser, userView } from './view';

/** User → Get Many: finds an applicant by your own ID or by email address. */
export const getManyUsersOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'Retrieve a list of users, such as those with one of your external IDs',
		action: 'Get many users',
	},

	fields: [
		...listingFields,
		...outputFields(userView),
		filtersField([
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description:
					'Only users with this email address. Argyle cannot filter by it, so the node reads all users.',
			},
			{
				displayName: 'External ID',
				name: 'externalId',
				type: 'string',
				default: '',
				placeholder: 'e.g. application-4711',
				description: 'Only users with this ID from your own system',
			},
		]),
	],

	prepare(context, itemIndex) {
		const filters = new GivenFilters(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const fields = readOutput(context, itemIndex, userView);
		const externalId = filters.readText('externalId', 'External ID');
		const email = filters.readText('email', 'Email')?.toLowerCase();
		// Argyle's filter is exact. If Argyle ever ignored it, the node must not return other users.
		const isWanted = (user: IDataObject) =>
			(externalId === undefined || readText(user, 'external_id') === externalId) &&
			(email === undefined || readText(user, 'email')?.toLowerCase() === email);
		return {
			key: JSON.stringify([externalId, email, limit, fields]),
			run: async (client) =>
				await collect(listUsers(client, externalId), limit, (user) =>
					isWanted(user) ? showUser(user, fields) : null,
				),
		};
	},
};
