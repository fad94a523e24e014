import { itemId } from '../../api/ids';
import { getItem } from '../../api/items';
import type { Identifier } from '../identifier';
import { identifierField } from '../identifier';
import type { Operation } from '../operation';
import { readOne } from '../readOne';

const itemIdentifier: Identifier = {
	displayName: 'Item',
	name: 'itemId',
	searchListMethod: 'searchItems',
	pattern: itemId,
	example: 'item_000029932',
	description: 'ID of the employer or payroll platform: the "item" of an account',
	origin: 'Use the "item" of an account, such as "resource.item" of an Argyle Trigger item.',
};

/** Item → Get: the name and health of an employer or payroll platform. */
export const getItemOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read name, kind and health of an employer or payroll platform. Changes nothing.',
		action: 'Get item',
	},

	fields: [identifierField(itemIdentifier)],

	prepare: readOne(itemIdentifier, getItem),
};
