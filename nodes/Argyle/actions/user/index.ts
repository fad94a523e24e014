import type { Resource } from '../operation';
import { createTokenOperation } from './createToken.operation';
import { deleteUserOperation } from './delete.operation';
import { getUserOperation } from './get.operation';
import { getManyUsersOperation } from './getAll.operation';

/** The resource User, Argyle's record of an applicant: read, list, delete, create Link tokens. */
export const userResource: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [createTokenOperation, deleteUserOperation, getUserOperation, getManyUsersOperation],
	defaultOperation: 'get',
};
