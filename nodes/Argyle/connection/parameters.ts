import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isObject, readList, readText } from '../api/fields';
import type { FailureFilter } from './filters';
import { actorOptions, codeOptions } from './options';

/** What the user of a trigger wants in an item, and which failures are to start the workflow. */
export interface Wants {
	includeResource: boolean;
	includeContact: boolean;
	filter: FailureFilter;
}

/** The field of both triggers that stands outside of "Options". */
export const accountDetailsField: INodeProperties = {
	displayName: 'Include Account Details',
	name: 'includeResource',
	type: 'boolean',
	default: true,
	description:
		'Whether to add the account object, which tells when the login failed and whether the person was ever connected',
};

/** The fields that both triggers have in their "Options", most of which are filters. */
export const commonOptions: INodeProperties[] = [
	{
		displayName: 'Error Codes',
		name: 'errorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
		description: 'Only start for these. Codes newer than this list always pass.',
	},
	{
		displayName: 'Exclude Error Codes',
		name: 'excludeErrorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
		description: 'Never start for these',
	},
	{
		displayName: 'Exclude Error Codes Not in the List',
		name: 'moreExcludeErrorCodes',
		type: 'string',
		default: '',
		placeholder: 'e.g. brand_new_code, another_code',
		description: 'Codes that are newer than the list above, separated by commas',
	},
	{
		displayName: 'First Connections Only',
		name: 'firstConnectionOnly',
		type: 'boolean',
		default: false,
		description: 'Whether to leave out people who were connected before and could not log in again',
	},
	{
		displayName: 'Error Codes Not in the List',
		name: 'moreErrorCodes',
		type: 'string',
		default: '',
		placeholder: 'e.g. brand_new_code, another_code',
		description:
			'Codes that are newer than the list, separated by commas. They always pass: naming one here keeps out the listed codes that you did not choose.',
	},
	{
		displayName: 'Who Must Act',
		name: 'actors',
		type: 'multiOptions',
		options: actorOptions,
		default: [],
		description: 'Only start when the next step is up to one of these',
	},
	{
		displayName: 'Include User Contact Details',
		name: 'includeContact',
		type: 'boolean',
		default: false,
		description:
			'Whether to look up the name, e-mail address, phone number, external ID and external metadata of the person',
	},
];

/** Fields in the order of their names, as n8n shows those of a collection. */
export function sortFields(fields: INodeProperties[]): INodeProperties[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}

/** Where a trigger's parameters are read: n8n's context, of which no more is needed. */
interface Parameters {
	getNodeParameter: (name: string, fallback: unknown) => unknown;
}

/** What the user entered in a trigger's "Options". */
export function readOptions(context: Parameters): IDataObject {
	const options = context.getNodeParameter('options', {});
	return isObject(options) ? options : {};
}

/**
 * Reads what both triggers share.
 *
 * @param options as `readOptions` gives them
 */
export function readWants(context: Parameters, options: IDataObject): Wants {
	return {
		includeResource: context.getNodeParameter('includeResource', true) === true,
		includeContact: options.includeContact === true,
		filter: readFilter(options),
	};
}

/** Reads the filter from a trigger's "Options"; codes come from a list and from free text. */
export function readFilter(options: IDataObject): FailureFilter {
	return {
		errorCodes: readWords(options, 'errorCodes', 'moreErrorCodes'),
		excludeErrorCodes: readWords(options, 'excludeErrorCodes', 'moreExcludeErrorCodes'),
		actors: readWords(options, 'actors'),
		firstConnectionOnly: options.firstConnectionOnly === true,
	};
}

/**
 * The words of several fields: chosen from a list, typed with commas, or either from an expression.
 */
export function readWords(source: unknown, ...keys: string[]): string[] {
	const entries = keys.flatMap((key) => readList(source, key) ?? [readText(source, key)]);
	const texts = entries.filter((entry) => typeof entry === 'string');
	return texts.flatMap((text) => text.split(/[\s,;]/)).filter((word) => word !== '');
}
