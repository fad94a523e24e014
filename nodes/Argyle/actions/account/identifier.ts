import { uuid } from '../../api/ids';
import type { Identifier } from '../identifier';

/** The account that an operation is about. */
export const accountIdentifier: Identifier = {
	displayName: 'Account',
	name: 'accountId',
	searchListMethod: 'searchAccounts',
	pattern: uuid,
	example: '0187c66e-e7e5-811c-b006-2232f00f426a',
	description:
		'ID of the account: the "account" of an Argyle Trigger item. It is not the ID of the user.',
	origin: 'Use the "account" of an Argyle Trigger item.',
};
