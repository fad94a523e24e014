import type { Resource } from '../operation';
import { createTokenOperation } from './createToken.operation';
import { deleteUserOperation } from './delete.operation';
import { getUserOperation } from './get.operation';
import { getManyUsersOperation } from './getAll.operation';

/** Users, Argyle's records of applicants: read, found, let back into Link and, with care, deleted. */
export const userResource: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [createTokenOperation, deleteUserOperation, getUserOperation, getManyUsersOperation],
	defaultOperation: 'get',
};
