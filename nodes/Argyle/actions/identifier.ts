import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isObject } from '../api/fields';

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
	/** A sentence for the error message: what to map to the field. */
	origin: string;
}

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
 * Reads an ID, before any request: a blank or invalid one could address another resource.
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
	const id = typeof value === 'string' ? value.trim() : '';
	if (pattern.test(id)) return id.toLowerCase();
	const what = describeValue(value);
	const why = what === 'empty' ? '' : `, which is not the ID of ${withArticle(displayName)}`;
	// The example has to be in the message: n8n's AI Agent 3 gives its model nothing else.
	const message = `'${displayName}' is ${what}${why}. An ID looks like ${example}`;
	throw new NodeOperationError(context.getNode(), message, {
		description: `${origin} Check that the expression points to a field that this item has.`,
	});
}

/** Returns the value of a resource locator, and any other value unchanged. */
export function readLocator(entered: unknown): unknown {
	return isObject(entered) && 'mode' in entered ? entered.value : entered;
}

/** Describes a value for a message: `empty`, `not a text`, or its first 60 characters. */
export function describeValue(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'empty';
	if (typeof value !== 'string') return 'not a text';
	return value.trim() === '' ? 'empty' : `"${value.slice(0, 60)}"`;
}

function withArticle(name: string): string {
	const noun = name.toLowerCase();
	return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
