import type { Resource } from '../operation';
import { getItemOperation } from './get.operation';
import { getManyItemsOperation } from './getAll.operation';

/** The resource Item: read and list employers and payroll platforms. */
export const itemResource: Resource = {
	option: {
		name: 'Item',
		value: 'item',
		description: 'What Argyle calls an employer or payroll platform',
	},
	operations: [getItemOperation, getManyItemsOperation],
	defaultOperation: 'get',
};
