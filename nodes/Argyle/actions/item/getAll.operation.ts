import type { INodeProperties } from 'n8n-workflow';
import { listItems } from '../../api/items';
import { filtersField, GivenFilters } from '../filters';
import { collect, listingFields, readLimit } from '../listing';
import type { Operation } from '../operation';
import { outputFields, pick, readOutput } from '../output';
import { itemView } from './view';

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{ name: 'Healthy', value: 'healthy' },
		{ name: 'Issues', value: 'issues', description: 'Some connections fail' },
		{ name: 'Unavailable', value: 'unavailable', description: 'Nobody can connect at the moment' },
	],
	default: [],
	description: 'Only items in this state of health',
};

/** Item → Get Many: the employers and payroll platforms that Argyle supports, with their health. */
export const getManyItemsOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'Retrieve a list of items: employers and payroll platforms with their health',
		action: 'Get many items',
	},

	fields: [
		...listingFields,
		...outputFields(itemView),
		filtersField([
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Aramark',
				description: 'Only items whose name contains this text, as Argyle searches it',
			},
			statusField,
		]),
	],

	prepare(context, itemIndex) {
		const filters = new GivenFilters(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const fields = readOutput(context, itemIndex, itemView);
		const name = filters.readText('name', 'Name');
		const statuses = filters.readWords('status', 'Status');
		return {
			key: JSON.stringify([name, statuses, limit, fields]),
			run: async (client) =>
				await collect(listItems(client, name), limit, (item) =>
					statuses.length === 0 || statuses.includes(String(item.status))
						? pick(item, fields)
						: null,
				),
		};
	},
};
