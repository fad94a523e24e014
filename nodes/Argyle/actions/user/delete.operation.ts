import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { listAllAccounts } from '../../api/accounts';
import { readMessage } from '../../api/errors';
import { readText } from '../../api/fields';
import type { Basis } from '../../api/guarded';
import type { PacedClient } from '../../api/types';
import { userDeletion } from '../../api/users';
import { readGuardState, refuseDelete } from '../account/guard';
import type { Stop } from '../deletion';
import { deleteAlways, deleteGuarded, isFilledByModel, noticeField } from '../deletion';
import { identifierField, readIdentifier, userIdentifier } from '../identifiers';
import type { Operation } from '../operation';

const deleteWhenField: INodeProperties = {
	displayName: 'Delete When',
	name: 'deleteWhen',
	type: 'options',
	options: [
		{
			name: 'No Account Ever Connected',
			value: 'neverConnected',
			description: 'Safe: there is no payroll data to lose',
		},
		{
			name: 'Always',
			value: 'always',
			description: 'Without reading the accounts first, even if one is connected',
		},
	],
	default: 'neverConnected',
	description:
		'A user may have several accounts, and all of them are deleted. When an agent uses this node as a tool, choose from the list: an expression counts as the safest choice.',
};

/** User → Delete. It also deletes all accounts of the user, so the guard checks each of them. */
export const deleteUserOperation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description: 'Delete a user permanently, with all of their accounts and payroll data',
		action: 'Delete user permanently',
	},

	fields: [
		noticeField(
			'deleteNotice',
			'Deleting a user cannot be undone: all of their accounts, payroll data and documents are deleted too',
		),
		identifierField(userIdentifier),
		deleteWhenField,
	],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, userIdentifier);
		const isSure = readIsSure(context, itemIndex);
		const target = { what: `User ${id}`, subject: 'this user', request: userDeletion(id) };
		return {
			key: `${id} ${isSure}`,
			run: async (client) => [
				isSure
					? await deleteAlways(client, target)
					: await deleteGuarded(client, target, async () => await readBasis(client, id)),
			],
		};
	},
};

/**
 * Reads all accounts of the user. The result is as old as the first page: an account may have
 * connected since.
 *
 * @throws NodeOperationError when they can't be read.
 */
async function readBasis(client: PacedClient, id: string): Promise<Basis<Stop>> {
	const { timed, readStart } = timeFirst(client);
	try {
		for await (const page of listAllAccounts(timed, { user: id })) {
			for (const account of page) {
				const kept = judge(id, account);
				if (kept) return { stop: { kept } };
			}
		}
	} catch (error) {
		const message = `User ${id} was kept: the accounts could not be read. ${readMessage(error)}`;
		throw new NodeOperationError(client.node, message);
	}
	return { sentAt: readStart() };
}

/** Returns the output item when this account prevents the deletion, otherwise null. */
function judge(id: string, account: IDataObject): IDataObject | null {
	// An account of another user proves that Argyle did not filter the list, which may then be very long.
	const state = readText(account, 'user') === id ? readGuardState(account) : 'unknown';
	const refusal = refuseDelete('neverConnected', state);
	if (refusal === null) return null;
	const { reason, because } = refusal;
	const accountId = readText(account, 'id');
	const message = `User ${id} was kept because of account ${accountId ?? 'without an ID'}. ${because}`;
	return { deleted: false, user: id, account: accountId, reason, message };
}

/** Wraps the client to record when the first answered request left, in ms of `performance.now()`. */
function timeFirst(client: PacedClient) {
	let start: number | undefined;
	const timed: PacedClient = {
		...client,
		send: async (request) => {
			const answer = await client.send(request);
			start ??= answer.sentAt;
			return answer;
		},
	};
	return { timed, readStart: () => start ?? -Infinity };
}

/** An expression may return anything. Only `always` switches the guard off. */
function readIsSure(context: IExecuteFunctions, itemIndex: number): boolean {
	if (isFilledByModel(context, 'deleteWhen')) return false;
	return context.getNodeParameter('deleteWhen', itemIndex, null) === 'always';
}
