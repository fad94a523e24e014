import { getAccount } from '../../api/accounts';
import { accountIdentifier, identifierField } from '../identifiers';
import type { Operation } from '../operation';
import { outputFields } from '../output';
import { readOne } from '../readOne';
import { accountView, showAccount } from './view';

/** Account → Get: one account with the state of its connection. */
export const getAccountOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Retrieve an account with the state of its connection',
		action: 'Get account',
	},

	fields: [identifierField(accountIdentifier), ...outputFields(accountView)],

	prepare: readOne(accountIdentifier, accountView, getAccount, showAccount),
};
