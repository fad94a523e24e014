import { describeFailure } from '../../api/errors';
import { isObject } from '../../api/fields';
import { getItem } from '../../api/items';
import type { Identifier } from '../identifier';
import { identifierField, itemId, readIdentifier } from '../identifier';
import type { Operation } from '../operation';

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

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, itemIdentifier);
		return {
			key: id,
			run: async (client) => {
				const answer = await getItem(client, id);
				if (answer.kind === 'reply' && answer.status < 300 && isObject(answer.body)) {
					return [answer.body];
				}
				throw describeFailure(client, answer, `Item ${id} could not be read`, 'this item');
			},
		};
	},
};
