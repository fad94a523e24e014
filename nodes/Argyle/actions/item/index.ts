import type { Resource } from '../operation';
import { getItemOperation } from './get.operation';
import { getManyItemsOperation } from './getAll.operation';

/** Items, that is employers and payroll platforms: read and listed. */
export const itemResource: Resource = {
	option: {
		name: 'Item',
		value: 'item',
		description: 'What Argyle calls an employer or payroll platform',
	},
	operations: [getItemOperation, getManyItemsOperation],
	defaultOperation: 'get',
};
