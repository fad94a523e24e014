import { getAccount } from '../../api/accounts';
import { describeFailure } from '../../api/errors';
import { isObject } from '../../api/fields';
import { identifierField, readIdentifier } from '../identifier';
import type { Operation } from '../operation';
import { accountIdentifier } from './identifier';

/** Account → Get: the account as Argyle has it. */
export const getAccountOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Read an account with the state of its connection. Changes nothing.',
		action: 'Get account',
	},

	fields: [identifierField(accountIdentifier)],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, accountIdentifier);
		return {
			key: id,
			run: async (client) => {
				const answer = await getAccount(client, id);
				if (answer.kind === 'reply' && answer.status < 300 && isObject(answer.body)) {
					return [answer.body];
				}
				throw describeFailure(client, answer, `Account ${id} could not be read`, 'this account');
			},
		};
	},
};
