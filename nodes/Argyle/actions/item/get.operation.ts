import { getItem } from '../../api/items';
import { identifierField, itemIdentifier } from '../identifiers';
import type { Operation } from '../operation';
import { outputFields } from '../output';
import { readOne } from '../readOne';
import { itemView } from './view';

/** Item → Get: the name and health of an employer or payroll platform. */
export const getItemOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Retrieve the name and health of an item: an employer or payroll platform',
		action: 'Get item',
	},

	fields: [identifierField(itemIdentifier), ...outputFields(itemView)],

	prepare: readOne(itemIdentifier, itemView, getItem),
};
