import { getEndpoint } from '../../api/client';
import { getAccount } from '../../api/accounts';
import { explainAnswer, toNodeApiError } from '../../api/errors';
import { isObject } from '../../api/fields';
import type { Operation } from '../operation';
import { accountIdField, readAccountId } from './accountId';

/** Account → Get: the account as Argyle has it. */
export const getAccountOperation: Operation = {
	fields: [accountIdField('get')],

	async execute(context, itemIndex) {
		const id = readAccountId(context, itemIndex);
		const answer = await getAccount(context, id);
		if (answer.kind === 'reply' && answer.status < 300 && isObject(answer.body)) {
			return [answer.body];
		}
		const reason = explainAnswer(answer, await getEndpoint(context), 'this account');
		const message = `[Item ${itemIndex}] Account ${id} could not be read. ${reason}`;
		throw toNodeApiError(context.getNode(), answer, message, itemIndex);
	},
};
