import type { Resource } from '../operation';
import { getItemOperation } from './get.operation';

/** Items, that is employers and payroll platforms: to be read. */
export const itemResource: Resource = {
	option: {
		name: 'Item',
		value: 'item',
		description: 'What Argyle calls an employer or payroll platform',
	},
	operations: [getItemOperation],
	defaultOperation: 'get',
};
