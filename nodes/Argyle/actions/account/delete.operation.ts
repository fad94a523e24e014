import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { deleteAccount, getAccount } from '../../api/accounts';
import { isDeleted, isGone, isSuccess, isUnclear, lateCode } from '../../api/answers';
import { requestError } from '../../api/errors';
import { isObject } from '../../api/fields';
import type { PacedClient } from '../../api/types';
import { readConnectionState } from '../../connection/state';
import { describeGone } from '../gone';
import { identifierField, readIdentifier } from '../identifier';
import type { Operation } from '../operation';
import type { DeleteWhen } from './guard';
import { explainRefusal, refuseDelete } from './guard';
import { accountIdentifier } from './identifier';

/**
 * How old the state may be that a deletion relies on when it leaves, in ms: counted from the moment at
 * which the answered GET left, as Argyle may read the account right then and answer much later.
 */
const maxAgeMs = 3_000;

/** Max. reads of an account whose state is too old each time before the DELETE can leave. */
const maxReads = 10;

/**
 * What the state of an account says about its deletion. `sentAt`, in ms of `performance.now()`: when the
 * GET left that read it.
 */
type Look =
	| { kind: 'free'; sentAt: number }
	| { kind: 'gone' }
	| { kind: 'kept'; outcome: IDataObject };

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
 * The applicant may connect at any moment. So the DELETE only leaves within 3 s of the moment at which
 * the state that allows it was read, whatever comes between: a slow answer, a wait for the rate limit, a
 * fault at Argyle.
 */
async function remove(client: PacedClient, id: string, when: DeleteWhen): Promise<IDataObject> {
	let mayBeDone = false;
	let attempt = 1;
	for (let reads = 1; ; reads++) {
		const look = await lookBefore(client, id, when);
		if (look.kind === 'kept') return look.outcome;
		if (look.kind === 'gone') return describeGone(mayBeDone);
		const before = look.sentAt + maxAgeMs;
		if (performance.now() > before) {
			if (reads < maxReads) continue;
			throw new NodeOperationError(client.node, `Account ${id} was kept: ${tooSlow}`);
		}
		const answer = await deleteAccount(client, id, { fresh: { before, attempt } });
		if (isDeleted(answer)) return { deleted: true };
		// Gone when asked again after a lost answer: the first time was carried out.
		if (isGone(answer)) return describeGone(mayBeDone);
		mayBeDone ||= isUnclear(answer);
		if (!answer.again || reads >= maxReads) {
			throw requestError(client, answer, `Account ${id} could not be deleted`, 'this account');
		}
		const wasSent = answer.kind === 'reply' || answer.code !== lateCode;
		if (wasSent) attempt++;
	}
}

const tooSlow =
	'Argyle took more than 3 seconds to show its state each time, so it may have changed since. Try again when Argyle answers faster';

/** Reads the account, unless the user chose `always`, and judges whether it may be deleted. */
async function lookBefore(client: PacedClient, id: string, when: DeleteWhen): Promise<Look> {
	if (when === 'always') return { kind: 'free', sentAt: Infinity };
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
	if (reason === null) return { kind: 'free', sentAt: account.sentAt ?? -Infinity };
	const message = explainRefusal(id, reason);
	return { kind: 'kept', outcome: { deleted: false, account: id, reason, message } };
}

function readDeleteWhen(context: IExecuteFunctions, itemIndex: number): DeleteWhen {
	const value = context.getNodeParameter('deleteWhen', itemIndex, 'neverConnected');
	// Whatever an expression may give, only the two explicit words loosen the guard.
	return value === 'always' || value === 'failed' ? value : 'neverConnected';
}
