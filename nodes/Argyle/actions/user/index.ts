import type { Resource } from '../operation';
import { createTokenOperation } from './createToken.operation';
import { getUserOperation } from './get.operation';

/** Users, who are the people: to be read and let back into Link. */
export const userResource: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [createTokenOperation, getUserOperation],
	defaultOperation: 'get',
};
