import type { INodeProperties } from 'n8n-workflow';
import { listAllAccounts } from '../../api/accounts';
import { itemId, uuid } from '../../api/ids';
import { codeOptions } from '../../connection/options';
import { GivenFilters } from '../givenFilters';
import { collect, listingFields, readLimit } from '../listing';
import type { Operation } from '../operation';
import { isSelected, readSelection, withGuidance } from './selection';

const accountFilterFields: INodeProperties[] = [
	{
		displayName: 'Connection Status',
		name: 'connectionStatus',
		type: 'multiOptions',
		options: [
			{ name: 'Connected', value: 'connected' },
			{ name: 'Connecting', value: 'connecting' },
			{ name: 'Error', value: 'error', description: 'The last login failed' },
		],
		default: [],
	},
	{
		displayName: 'Error Codes',
		name: 'errorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
	},
	{
		displayName: 'Error Codes Not in the List',
		name: 'moreErrorCodes',
		type: 'string',
		default: '',
		placeholder: 'e.g. brand_new_code, another_code',
		description: 'Codes that are newer than the list, separated by commas',
	},
	{
		displayName: 'Failed After',
		name: 'failedAfter',
		type: 'dateTime',
		default: '',
		description: 'Only accounts whose login failed after this time',
	},
	{
		displayName: 'Failed Before',
		name: 'failedBefore',
		type: 'dateTime',
		default: '',
		description:
			'Only accounts whose login failed before this time, such as <code>{{ $now.minus({ days: 7 }) }}</code>',
	},
	{
		displayName: 'Item ID',
		name: 'item',
		type: 'string',
		default: '',
		placeholder: 'e.g. item_000029932',
		description: 'Only accounts at this employer or payroll platform',
	},
	{
		displayName: 'Never Connected',
		name: 'neverConnected',
		type: 'boolean',
		default: false,
		description: 'Whether to return only accounts whose login failed and that hold no payroll data',
	},
	{
		displayName: 'User ID',
		name: 'user',
		type: 'string',
		default: '',
		placeholder: 'e.g. 018051aa-f7a9-a0db-2f38-6cfa325e9d69',
		description: 'Only accounts of this person',
	},
];

/**
 * Account → Get Many: Argyle can't filter by status or code, so all pages are read and sifted here.
 */
export const getManyAccountsOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List accounts, such as those whose login failed. Changes nothing.',
		action: 'Get many accounts',
	},

	fields: [
		...listingFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: accountFilterFields,
		},
	],

	prepare(context, itemIndex) {
		const filters = new GivenFilters(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const selection = readSelection(filters);
		const query = {
			user: filters.readId('user', 'User ID', uuid),
			item: filters.readId('item', 'Item ID', itemId),
			neverConnected: selection.neverConnected,
		};
		return {
			key: JSON.stringify([query, limit, selection]),
			run: async (client) =>
				await collect(listAllAccounts(client, query), limit, (account) =>
					isSelected(account, selection) ? withGuidance(account) : null,
				),
		};
	},
};
