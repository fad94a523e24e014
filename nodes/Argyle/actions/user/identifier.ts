import { uuid } from '../../api/ids';
import type { Identifier } from '../identifier';

/** The user that an operation is about. */
export const userIdentifier: Identifier = {
	displayName: 'User',
	name: 'userId',
	searchListMethod: 'searchUsers',
	pattern: uuid,
	example: '018051aa-f7a9-a0db-2f38-6cfa325e9d69',
	description: 'ID of the user. It is not the ID of an account.',
	origin:
		'Map the user ID: {{ $json.user }} of an Argyle Trigger item, or {{ $json.id }} of User → Get Many.',
};
