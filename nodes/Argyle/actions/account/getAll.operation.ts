import { listAllAccounts } from '../../api/accounts';
import { filtersField, GivenFilters } from '../filters';
import { itemIdentifier, userIdentifier } from '../identifiers';
import { collect, listingFields, readLimit } from '../listing';
import type { Operation } from '../operation';
import { outputFields, pick, readOutput } from '../output';
import { accountFilterFields } from './filterFields';
import { isSelected, readSelection } from './selection';
import { accountView, withGuidance } from './view';

/** Account → Get Many. Argyle can't filter by status or code, so this node filters all pages. */
export const getManyAccountsOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'Retrieve a list of accounts, such as those whose connection failed',
		action: 'Get many accounts',
	},

	fields: [...listingFields, ...outputFields(accountView), filtersField(accountFilterFields)],

	prepare(context, itemIndex) {
		const filters = new GivenFilters(context, itemIndex);
		const limit = readLimit(context, itemIndex);
		const fields = readOutput(context, itemIndex, accountView);
		const selection = readSelection(filters);
		const query = {
			user: filters.readId('user', userIdentifier),
			item: filters.readId('item', itemIdentifier),
			neverConnected: selection.neverConnected,
		};
		return {
			key: JSON.stringify([query, limit, selection, fields]),
			run: async (client) =>
				await collect(listAllAccounts(client, query), limit, (account) =>
					isSelected(account, selection) ? pick(withGuidance(account), fields) : null,
				),
		};
	},
};
