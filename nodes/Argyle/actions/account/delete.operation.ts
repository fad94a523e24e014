import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { deleteAccount, getAccount } from '../../api/accounts';
import { getEndpoint } from '../../api/client';
import { readConnectionState } from '../../api/connection';
import { explainAnswer, toNodeApiError } from '../../api/errors';
import { isObject } from '../../api/fields';
import type { ArgyleAnswer } from '../../api/types';
import type { Operation } from '../operation';
import { accountIdField, readAccountId } from './accountId';
import type { DeleteWhen } from './guard';
import { explainRefusal, refuseDelete } from './guard';

/** Account → Delete: only what the guard lets go, and `always` only when the user says so. */
export const deleteAccountOperation: Operation = {
	fields: [
		accountIdField('delete'),
		{
			displayName: 'Delete When',
			name: 'deleteWhen',
			type: 'options',
			options: [
				{
					name: 'Account Never Connected',
					value: 'neverConnected',
					description: 'Safe: there is no payroll data that could be lost',
				},
				{
					name: 'Account Is in a Failed State',
					value: 'failed',
					description:
						'Also when the person was connected before. Their payroll history is deleted with it.',
				},
				{
					name: 'Always',
					value: 'always',
					description: 'Without a look at the account, even if it is connected',
				},
			],
			default: 'neverConnected',
			description:
				'A failed login may be a connected person who could not log in again. Deleting an account destroys its payroll data for good.',
			displayOptions: { show: { resource: ['account'], operation: ['delete'] } },
		},
	],

	async execute(context, itemIndex) {
		const id = readAccountId(context, itemIndex);
		const when = readDeleteWhen(context, itemIndex);
		if (when !== 'always') {
			const account = await getAccount(context, id);
			if (isGone(account)) return [describeGone()];
			if (account.kind === 'silence' || account.status >= 300) {
				throw await fail(
					context,
					itemIndex,
					account,
					`Account ${id} was kept: it could not be read`,
				);
			}
			// An answer about something else proves nothing about this account.
			const isAbout = isObject(account.body) && account.body.id === id;
			const state = isAbout ? readConnectionState(account.body) : 'unknown';
			const reason = refuseDelete(when, state);
			if (reason !== null) {
				const message = explainRefusal(id, reason);
				return [{ deleted: false, account: id, reason, message }];
			}
		}
		const answer = await deleteAccount(context, id);
		if (isGone(answer)) return [describeGone()];
		if (answer.kind === 'reply' && answer.status < 300) return [{ deleted: true }];
		throw await fail(context, itemIndex, answer, `Account ${id} could not be deleted`);
	},
};

function describeGone(): IDataObject {
	return { deleted: true, already_gone: true };
}

function readDeleteWhen(context: IExecuteFunctions, itemIndex: number): DeleteWhen {
	const value = context.getNodeParameter('deleteWhen', itemIndex, 'neverConnected');
	// Whatever an expression may give, only the two explicit words loosen the guard.
	return value === 'always' || value === 'failed' ? value : 'neverConnected';
}

function isGone(answer: ArgyleAnswer): boolean {
	return answer.kind === 'reply' && (answer.status === 404 || answer.status === 410);
}

async function fail(
	context: IExecuteFunctions,
	itemIndex: number,
	answer: ArgyleAnswer,
	what: string,
) {
	const reason = explainAnswer(answer, await getEndpoint(context), 'this account');
	const message = `[Item ${itemIndex}] ${what}. ${reason}`;
	return toNodeApiError(context.getNode(), answer, message, itemIndex);
}
