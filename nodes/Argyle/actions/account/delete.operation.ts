import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { deleteAccount, getAccount } from '../../api/accounts';
import { isDeleted, isGone, isSuccess, isUnclear, lateCode } from '../../api/answers';
import { requestError } from '../../api/errors';
import { isObject } from '../../api/fields';
import type { ArgyleClient, PacedClient } from '../../api/types';
import { readConnectionState } from '../../connection/state';
import { describeGone } from '../gone';
import { identifierField, readIdentifier } from '../identifier';
import type { Operation } from '../operation';
import type { DeleteWhen } from './guard';
import { explainRefusal, refuseDelete } from './guard';
import { accountIdentifier } from './identifier';

/** How long what a look has shown may be relied on, in ms. */
const freshMs = 1_000;

/** How often an account is looked at in vain, in a run that others slow down. */
const mostLooks = 10;

/** What a look at an account says of its deletion. */
type Look = { kind: 'free' } | { kind: 'gone' } | { kind: 'kept'; outcome: IDataObject };

/** Account → Delete: only what the guard lets go, and `always` only when the user says so. */
export const deleteAccountOperation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description:
			'Delete an account for good, unless it holds payroll data. There is no undo. Only use it for an account that was named, never to tidy up on your own.',
		action: 'Delete account for good',
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

/**
 * Whatever comes between a look at the account and its deletion (a wait for the rate limit, a fault
 * at Argyle), the deletion goes out only shortly after a look: the person may have connected
 * meanwhile.
 */
async function remove(client: PacedClient, id: string, when: DeleteWhen): Promise<IDataObject> {
	let mayBeDone = false;
	let attempt = 1;
	for (let looks = 1; ; looks++) {
		const look = await lookBefore(client, id, when);
		if (look.kind === 'kept') return look.outcome;
		if (look.kind === 'gone') return describeGone(mayBeDone);
		const before = when === 'always' ? Infinity : performance.now() + freshMs;
		const answer = await deleteAccount(client, id, { fresh: { before, attempt } });
		if (isDeleted(answer)) return { deleted: true };
		// Gone when asked again after a lost answer: the first time was carried out.
		if (isGone(answer)) return describeGone(mayBeDone);
		mayBeDone ||= isUnclear(answer);
		if (!answer.again || looks >= mostLooks) {
			throw requestError(client, answer, `Account ${id} could not be deleted`, 'this account');
		}
		const wasSent = answer.kind === 'reply' || answer.code !== lateCode;
		if (wasSent) attempt++;
	}
}

/** Reads the account, unless the user chose `always`, and judges whether it may be deleted. */
async function lookBefore(client: ArgyleClient, id: string, when: DeleteWhen): Promise<Look> {
	if (when === 'always') return { kind: 'free' };
	const account = await getAccount(client, id);
	if (isGone(account)) return { kind: 'gone' };
	if (!isSuccess(account)) {
		const what = `Account ${id} was kept: it could not be read`;
		throw requestError(client, account, what, 'this account');
	}
	// An answer about something else proves nothing about this account.
	const isAbout = isObject(account.body) && account.body.id === id;
	const state = isAbout ? readConnectionState(account.body) : 'unknown';
	const reason = refuseDelete(when, state);
	if (reason === null) return { kind: 'free' };
	const message = explainRefusal(id, reason);
	return { kind: 'kept', outcome: { deleted: false, account: id, reason, message } };
}

function readDeleteWhen(context: IExecuteFunctions, itemIndex: number): DeleteWhen {
	const value = context.getNodeParameter('deleteWhen', itemIndex, 'neverConnected');
	// Whatever an expression may give, only the two explicit words loosen the guard.
	return value === 'always' || value === 'failed' ? value : 'neverConnected';
}
