import { uuid } from '../../api/ids';
import type { Identifier } from '../identifier';

/** The account that an operation is about. */
export const accountIdentifier: Identifier = {
	displayName: 'Account',
	name: 'accountId',
	searchListMethod: 'searchAccounts',
	pattern: uuid,
	example: '0187c66e-e7e5-811c-b006-2232f00f426a',
	description: 'ID of the account. It is not the ID of the user.',
	origin:
		'Map the account ID: {{ $json.account }} of an Argyle Trigger item, or {{ $json.id }} of Account → Get Many.',
};
