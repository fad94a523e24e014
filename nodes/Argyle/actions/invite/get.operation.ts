import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readText } from '../../api/fields';
import { getInvite, listInvites } from '../../api/invites';
import { toMilliseconds } from '../../api/time';
import type { PacedClient } from '../../api/types';
import { identifierField, inviteIdentifier, readIdentifier, userIdentifier } from '../identifiers';
import type { Operation, Task } from '../operation';
import type { Fields } from '../output';
import { outputFields, readOutput } from '../output';
import { readRecordById } from '../readOne';
import { inviteView, showInvite } from './view';

const getByField: INodeProperties = {
	displayName: 'Get By',
	name: 'getBy',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Invite', value: 'invite', description: 'The invite with an ID that you enter' },
		{ name: 'User', value: 'user', description: 'The newest invite of a user' },
	],
	default: 'invite',
};

const showFor = (field: INodeProperties, getBy: string): INodeProperties => ({
	...field,
	displayOptions: { show: { getBy: [getBy] } },
});

/** Invite → Get. The invite holds the link for the applicant, which does not expire. */
export const getInviteOperation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: "Retrieve an invite, or a user's newest invite, with its link",
		action: 'Get invite',
	},

	fields: [
		getByField,
		showFor(identifierField(inviteIdentifier), 'invite'),
		showFor(identifierField(userIdentifier), 'user'),
		...outputFields(inviteView),
	],

	prepare(context, itemIndex) {
		const fields = readOutput(context, itemIndex, inviteView);
		const byUser = context.getNodeParameter('getBy', itemIndex, null) === 'user';
		return byUser
			? prepareNewest(context, itemIndex, fields)
			: prepareOne(context, itemIndex, fields);
	},
};

function prepareOne(context: IExecuteFunctions, itemIndex: number, fields: Fields): Task {
	const id = readIdentifier(context, itemIndex, inviteIdentifier);
	return {
		key: JSON.stringify([id, fields]),
		run: async (client) => {
			const invite = await readRecordById(client, inviteIdentifier, id, getInvite);
			return [showInvite(invite, fields)];
		},
	};
}

function prepareNewest(context: IExecuteFunctions, itemIndex: number, fields: Fields): Task {
	const user = readIdentifier(context, itemIndex, userIdentifier);
	return {
		key: JSON.stringify([{ user }, fields]),
		run: async (client) => {
			const newest = await findNewest(client, user);
			if (newest) return [showInvite(newest, fields)];
			throw new NodeOperationError(client.node, `User ${user} has no invite`, {
				description:
					'An invite exists if the applicant was invited in Argyle Console or by API. Check the user, or create an invite there.',
			});
		},
	};
}

/** Argyle does not document the order of the list, so this reads all invites of the user. */
async function findNewest(client: PacedClient, user: string): Promise<IDataObject | null> {
	let newest: IDataObject | null = null;
	for await (const page of listInvites(client, { user })) {
		for (const invite of page) {
			const isNewer = newest === null || readCreation(invite) > readCreation(newest);
			if (readText(invite, 'user') === user && isNewer) newest = invite;
		}
	}
	return newest;
}

/** ISO in UTC, which sorts by time; blank when unknown. */
function readCreation(invite: IDataObject): string {
	return toMilliseconds(readText(invite, 'created_at')) ?? '';
}
