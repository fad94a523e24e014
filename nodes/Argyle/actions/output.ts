import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { parseSwitch } from '../connection/values';

/** The fields that a resource returns for each record. */
export interface View {
	/** All fields that Argyle documents, for "Selected Fields". */
	fields: string[];
	/**
	 * The 10 most useful fields at most, the most useful first. Names and values stay as Argyle sent
	 * them, so expressions still work when the user switches "Simplify" off.
	 */
	simplified: string[];
}

/** The fields to return of each record: their names, or all of them. */
export type Fields = string[] | 'all';

/**
 * Builds "Simplify", and "Output" for an agent that uses the node as a tool (n8n's UX guidelines).
 * `@tool` is n8n's own condition: the type name of a tool ends in "Tool" (n8n-workflow,
 * node-helpers).
 */
export function outputFields({ fields }: View): INodeProperties[] {
	return [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
			displayOptions: { show: { '@tool': [false] } },
		},
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			options: [
				{
					name: 'Simplified',
					value: 'simplified',
					description: 'Only the most useful fields, to save tokens',
				},
				{ name: 'Raw', value: 'raw', description: 'All fields that Argyle sends' },
				{
					name: 'Selected Fields',
					value: 'selectedFields',
					description: 'The ID and the fields that you choose',
				},
			],
			default: 'simplified',
			description: 'Which fields of each record the agent gets',
			displayOptions: { show: { '@tool': [true] } },
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'multiOptions',
			options: fields.map((value) => ({ name: nameField(value), value })).sort(byName),
			default: [],
			description: 'The fields that the agent gets in addition to the ID',
			displayOptions: { show: { '@tool': [true], output: ['selectedFields'] } },
		},
	];
}

/**
 * Reads which fields the user wants.
 *
 * @throws NodeOperationError when an expression returns neither true nor false for "Simplify".
 */
export function readOutput(context: IExecuteFunctions, itemIndex: number, view: View): Fields {
	const output = context.getNodeParameter('output', itemIndex, null);
	if (output === 'raw') return 'all';
	if (output === 'selectedFields') {
		const chosen = context.getNodeParameter('fields', itemIndex, null);
		return ['id', ...(Array.isArray(chosen) ? chosen : []).map(String)];
	}
	const simplify = parseSwitch(context.getNodeParameter('simplify', itemIndex, true));
	if ('value' in simplify) return simplify.value ? view.simplified : 'all';
	throw new NodeOperationError(context.getNode(), `'Simplify' ${simplify.problem}`, {
		description: 'Switch it on or off, or check that its expression returns true or false.',
	});
}

/** Returns a copy with these fields only, in this order. */
export function pick(record: IDataObject, fields: Fields): IDataObject {
	if (fields === 'all') return record;
	const present = [...new Set(fields)].filter((key) => key in record);
	return Object.fromEntries(present.map((key) => [key, record[key]]));
}

function nameField(key: string): string {
	const spelled: Record<string, string> = { id: 'ID', url: 'URL' };
	return key
		.split('_')
		.map((word) => spelled[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}

function byName(a: { name: string }, b: { name: string }): number {
	return a.name.localeCompare(b.name, 'en');
}
