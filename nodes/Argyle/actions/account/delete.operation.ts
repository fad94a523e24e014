import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { deleteAccount, getAccount } from '../../api/accounts';
import { readConnectionState } from '../../api/connection';
import { describeFailure, isGone, isSuccess } from '../../api/errors';
import { isObject } from '../../api/fields';
import type { ArgyleClient } from '../../api/types';
import { identifierField, readIdentifier } from '../identifier';
import type { Operation } from '../operation';
import type { DeleteWhen } from './guard';
import { explainRefusal, refuseDelete } from './guard';
import { accountIdentifier } from './identifier';

/** Account → Delete: only what the guard lets go, and `always` only when the user says so. */
export const deleteAccountOperation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description:
			'Delete an account for good, unless it holds payroll data. There is no undo. Only use it for an account that was named, never to tidy up on your own.',
		action: 'Delete account',
	},

	fields: [
		identifierField(accountIdentifier),
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
		},
	],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, accountIdentifier);
		const when = readDeleteWhen(context, itemIndex);
		return { key: `${id} ${when}`, run: async (client) => [await remove(client, id, when)] };
	},
};

async function remove(client: ArgyleClient, id: string, when: DeleteWhen): Promise<IDataObject> {
	if (when !== 'always') {
		const account = await getAccount(client, id);
		if (isGone(account)) return describeGone();
		if (!isSuccess(account)) {
			const what = `Account ${id} was kept: it could not be read`;
			throw describeFailure(client, account, what, 'this account');
		}
		// An answer about something else proves nothing about this account.
		const isAbout = isObject(account.body) && account.body.id === id;
		const state = isAbout ? readConnectionState(account.body) : 'unknown';
		const reason = refuseDelete(when, state);
		if (reason !== null) {
			return { deleted: false, account: id, reason, message: explainRefusal(id, reason) };
		}
	}
	const answer = await deleteAccount(client, id);
	if (isSuccess(answer)) return { deleted: true };
	// Gone when asked a second time: the first time was carried out, and its answer was lost.
	if (isGone(answer)) return (answer.attempts ?? 1) > 1 ? { deleted: true } : describeGone();
	throw describeFailure(client, answer, `Account ${id} could not be deleted`, 'this account');
}

function describeGone(): IDataObject {
	return { deleted: true, already_gone: true };
}

function readDeleteWhen(context: IExecuteFunctions, itemIndex: number): DeleteWhen {
	const value = context.getNodeParameter('deleteWhen', itemIndex, 'neverConnected');
	// Whatever an expression may give, only the two explicit words loosen the guard.
	return value === 'always' || value === 'failed' ? value : 'neverConnected';
}
