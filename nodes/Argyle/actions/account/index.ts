import type { Resource } from '../operation';
import { deleteAccountOperation } from './delete.operation';
import { getAccountOperation } from './get.operation';
import { getManyAccountsOperation } from './getAll.operation';
import { getStatisticsOperation } from './getStatistics.operation';

/** The resource Account: read, list, count and delete payroll accounts. */
export const accountResource: Resource = {
	option: { name: 'Account', value: 'account' },
	operations: [
		deleteAccountOperation,
		getAccountOperation,
		getManyAccountsOperation,
		getStatisticsOperation,
	],
	defaultOperation: 'get',
};
