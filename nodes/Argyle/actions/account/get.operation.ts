import { getAccount } from '../../api/accounts';
import { identifierField } from '../identifier';
import type { Operation } from '../operation';
import { readOne } from '../readOne';
import { accountIdentifier } from './identifier';

/** Account → Get: the account as Argyle has it. */
export const getAccountOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read an account with the state of its connection. Changes nothing.',
		action: 'Get account',
	},

	fields: [identifierField(accountIdentifier)],

	prepare: readOne(accountIdentifier, getAccount),
};
