import { itemId } from '../../api/ids';
import type { Identifier } from '../identifier';

/** The item that an operation is about. */
export const itemIdentifier: Identifier = {
	displayName: 'Item',
	name: 'itemId',
	searchListMethod: 'searchItems',
	pattern: itemId,
	example: 'item_000029932',
	description: 'ID of the employer or payroll platform: the "item" of an account',
	origin:
		'Map the item ID: {{ $json.provider.id }} of an Argyle Trigger item, or {{ $json.item }} of Account → Get.',
};
