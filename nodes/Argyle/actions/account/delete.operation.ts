import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { accountDeletion, getAccount } from '../../api/accounts';
import { isGone, isSuccess } from '../../api/answers';
import { requestError } from '../../api/errors';
import { isObject } from '../../api/fields';
import type { Basis } from '../../api/guarded';
import type { PacedClient } from '../../api/types';
import type { Stop } from '../deletion';
import { deleteAlways, deleteGuarded, isFilledByModel, noticeField } from '../deletion';
import { accountIdentifier, identifierField, readIdentifier } from '../identifiers';
import type { Operation } from '../operation';
import type { DeleteWhen } from './guard';
import { readGuardState, refuseDelete } from './guard';

const deleteWhenField: INodeProperties = {
	displayName: 'Delete When',
	name: 'deleteWhen',
	type: 'options',
	options: [
		{
			name: 'Account Never Connected',
			value: 'neverConnected',
			description: 'Safe: there is no payroll data to lose',
		},
		{
			name: 'Account Is in a Failed State',
			value: 'failed',
			description: 'Even if it was connected before: its payroll history is deleted with it',
		},
		{
			name: 'Always',
			value: 'always',
			description: 'Without reading the account first, even if it is connected',
		},
	],
	default: 'neverConnected',
	description:
		'The applicant of a failed account may have been connected before. When an agent uses this node as a tool, choose from the list: an expression counts as the safest choice.',
};

/** Account → Delete. The guard decides, unless the user chose "Always". */
export const deleteAccountOperation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description: 'Delete an account permanently, with all payroll data that it holds',
		action: 'Delete account permanently',
	},

	fields: [
		noticeField(
			'deleteNotice',
			'Deleting an account cannot be undone: its payroll data and documents are deleted with it',
		),
		identifierField(accountIdentifier),
		deleteWhenField,
	],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, accountIdentifier);
		const when = readDeleteWhen(context, itemIndex);
		const target = {
			what: `Account ${id}`,
			subject: 'this account',
			request: accountDeletion(id),
		};
		return {
			key: `${id} ${when}`,
			run: async (client) => [
				when === 'always'
					? await deleteAlways(client, target)
					: await deleteGuarded(client, target, async () => await readBasis(client, id, when)),
			],
		};
	},
};

/**
 * Reads the account and decides whether it may be deleted.
 *
 * @throws NodeApiError when the account can't be read.
 */
async function readBasis(client: PacedClient, id: string, when: DeleteWhen): Promise<Basis<Stop>> {
	const answer = await getAccount(client, id);
	if (isGone(answer)) return { stop: 'gone' };
	if (!isSuccess(answer)) {
		const what = `Account ${id} was kept: it could not be read`;
		throw requestError(client, answer, what, 'this account');
	}
	// An answer with another ID proves nothing about this account.
	const isAbout = isObject(answer.body) && answer.body.id === id;
	const state = isAbout ? readGuardState(answer.body) : 'unknown';
	const refusal = refuseDelete(when, state);
	if (refusal === null) return { sentAt: answer.sentAt ?? -Infinity };
	const { reason, because } = refusal;
	const message = `Account ${id} was kept. ${because}`;
	const kept: IDataObject = { deleted: false, account: id, reason, message };
	return { stop: { kept } };
}

function readDeleteWhen(context: IExecuteFunctions, itemIndex: number): DeleteWhen {
	if (isFilledByModel(context, 'deleteWhen')) return 'neverConnected';
	const value = context.getNodeParameter('deleteWhen', itemIndex, 'neverConnected');
	// An expression may return anything. Only these two values relax the guard.
	return value === 'always' || value === 'failed' ? value : 'neverConnected';
}
