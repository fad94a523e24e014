import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isObject } from '../api/fields';
import { itemId, uuid } from '../api/ids';

/** An ID field: the user enters the ID or picks it from a list. */
export interface Identifier {
	/** As in the editor: "Account". */
	displayName: string;
	name: string;
	/** The method of `search.ts` that fills the list. */
	searchListMethod: string;
	/** Matches an ID of this kind. */
	pattern: RegExp;
	example: string;
	description: string;
	/** A sentence for the error's description: what to map to the field. */
	origin: string;
}

/** The account that an operation is about. */
export const accountIdentifier: Identifier = {
	displayName: 'Account',
	name: 'accountId',
	searchListMethod: 'searchAccounts',
	pattern: uuid,
	example: '0187c66e-e7e5-811c-b006-2232f00f426a',
	description: 'ID of the account. It is not the ID of the user.',
	origin:
		'Map the account ID: {{ $json.account }} of an Argyle Trigger item, or {{ $json.id }} of Account → Get Many.',
};

/** The invite that an operation is about. */
export const inviteIdentifier: Identifier = {
	displayName: 'Invite',
	name: 'inviteId',
	searchListMethod: 'searchInvites',
	pattern: uuid,
	example: '0424137b-edc5-35de-c1b5-1c3cddb4b227',
	description: 'ID of the invite. It is not the ID of the user.',
	origin: 'Map the invite ID: {{ $json.id }} of Invite → Get or Get Many.',
};

/** The item that an operation is about. */
export const itemIdentifier: Identifier = {
	displayName: 'Item',
	name: 'itemId',
	searchListMethod: 'searchItems',
	pattern: itemId,
	example: 'item_000029932',
	description: 'ID of the employer or payroll platform: the "item" of an account',
	origin:
		'Map the item ID: {{ $json.provider.id }} of an Argyle Trigger item, or {{ $json.item }} of Account → Get.',
};

/** The user that an operation is about. */
export const userIdentifier: Identifier = {
	displayName: 'User',
	name: 'userId',
	searchListMethod: 'searchUsers',
	pattern: uuid,
	example: '018051aa-f7a9-a0db-2f38-6cfa325e9d69',
	description: 'ID of the user. It is not the ID of an account.',
	origin:
		'Map the user ID: {{ $json.user }} of an Argyle Trigger item, or {{ $json.id }} of User → Get Many.',
};

/** The webhook subscription that an operation is about. */
export const webhookIdentifier: Identifier = {
	displayName: 'Webhook Subscription',
	name: 'webhookId',
	searchListMethod: 'searchWebhooks',
	pattern: uuid,
	example: '0186a2c4-9c1e-4a7e-8f0e-4a1c5e0b7a55',
	description: 'ID of the subscription at Argyle. It is not the ID of an n8n workflow.',
	origin: 'Map the subscription ID: {{ $json.id }} of Webhook Subscription → Get Many.',
};

/** Builds the resource locator for an ID. */
export function identifierField(identifier: Identifier): INodeProperties {
	const { displayName, name, searchListMethod, example, description } = identifier;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${example}`,
			},
		],
	};
}

/**
 * Reads an ID before any request, because a blank or invalid ID could address another resource.
 *
 * @returns the ID in lower case, as Argyle writes it
 * @throws NodeOperationError when it does not have the form of such an ID.
 */
export function readIdentifier(
	context: IExecuteFunctions,
	itemIndex: number,
	{ displayName, name, pattern, example, origin }: Identifier,
): string {
	const value = readLocator(context.getNodeParameter(name, itemIndex));
	const id = matchId(value, pattern);
	if (id !== null) return id;
	const what = describeValue(value);
	const why = what === 'empty' ? '' : `, which is not the ID of ${withArticle(displayName)}`;
	// The example has to be in the message: n8n's AI Agent 3 gives its model nothing else.
	const message = `'${displayName}' is ${what}${why}. An ID looks like ${example}`;
	throw new NodeOperationError(context.getNode(), message, {
		description: `${origin} Check that the expression points to a field that this item has.`,
	});
}

/** Returns an ID in lower case; null when the value does not have its form. */
export function matchId(value: unknown, pattern: RegExp): string | null {
	const isId = typeof value === 'string' && pattern.test(value.trim());
	return isId ? value.trim().toLowerCase() : null;
}

/** Returns the value of a resource locator, and any other value unchanged. */
export function readLocator(entered: unknown): unknown {
	return isObject(entered) && 'mode' in entered ? entered.value : entered;
}

/** Describes a value for a message: `empty`, `not text`, or its first 60 characters. */
export function describeValue(value: unknown): string {
	if (value === undefined || value === null) return 'empty';
	if (typeof value !== 'string') return 'not text';
	return value.trim() === '' ? 'empty' : `"${value.slice(0, 60)}"`;
}

function withArticle(name: string): string {
	const noun = name.toLowerCase();
	return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
