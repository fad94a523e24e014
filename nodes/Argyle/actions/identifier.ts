import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isObject } from '../api/fields';

/** An id that a user enters or picks from a list. */
export interface Identifier {
	/** As in the editor: "Account". */
	displayName: string;
	name: string;
	/** The method of `search.ts` that lists what can be picked. */
	searchListMethod: string;
	/** What an id of this kind looks like. */
	pattern: RegExp;
	example: string;
	description: string;
	/** What to map to the field, as a sentence. */
	origin: string;
}

/** The field in which an id is entered. */
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
 * Reads an id of an item, before any request: a blank or made-up one would address something else.
 *
 * @returns in lower case, as Argyle writes it
 * @throws NodeOperationError when it does not have the form of such an id.
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
	// The form stands in the message: n8n's AI Agent 3 tells its model nothing else.
	const message = `'${displayName}' is ${what}${why}. An ID looks like ${example}`;
	throw new NodeOperationError(context.getNode(), message, {
		description: `${origin} Check that the expression points to a field that this item has.`,
	});
}

/** What a resource locator holds; any other value as it is. */
export function readLocator(entered: unknown): unknown {
	return isObject(entered) && 'mode' in entered ? entered.value : entered;
}

/** A value as a message quotes it: `empty`, `not a text`, or the beginning of the text. */
export function describeValue(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'empty';
	if (typeof value !== 'string') return 'not a text';
	return value.trim() === '' ? 'empty' : `"${value.slice(0, 60)}"`;
}

function withArticle(name: string): string {
	const noun = name.toLowerCase();
	return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
