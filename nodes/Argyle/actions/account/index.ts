import type { Resource } from '../operation';
import { deleteAccountOperation } from './delete.operation';
import { getAccountOperation } from './get.operation';
import { getManyAccountsOperation } from './getAll.operation';

/** Payroll accounts: to be read, listed and, with care, deleted. */
export const accountResource: Resource = {
	option: { name: 'Account', value: 'account' },
	operations: [deleteAccountOperation, getAccountOperation, getManyAccountsOperation],
	defaultOperation: 'delete',
};
