import { uuid } from '../../api/ids';
import type { Identifier } from '../identifier';

/** The invite that an operation is about. */
export const inviteIdentifier: Identifier = {
	displayName: 'Invite',
	name: 'inviteId',
	searchListMethod: 'searchInvites',
	pattern: uuid,
	example: '0424137b-edc5-35de-c1b5-1c3cddb4b227',
	description: 'ID of the invite. It is not the ID of the user.',
	origin: 'Map the invite ID: {{ $json.id }} of Invite → Get or Get Many.',
};
