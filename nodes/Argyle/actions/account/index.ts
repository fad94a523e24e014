import type { Resource } from '../operation';
import { deleteAccountOperation } from './delete.operation';
import { getAccountOperation } from './get.operation';
import { getManyAccountsOperation } from './getAll.operation';
import { getStatisticsOperation } from './getStatistics.operation';

/** Payroll accounts: read, listed, counted and, with care, deleted. */
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
