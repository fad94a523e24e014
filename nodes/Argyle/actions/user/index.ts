import type { Resource } from '../operation';
import { createTokenOperation } from './createToken.operation';
import { getUserOperation } from './get.operation';

export const userResource: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [createTokenOperation, getUserOperation],
	defaultOperation: 'get',
};
