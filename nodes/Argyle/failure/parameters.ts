import type { INodeProperties } from 'n8n-workflow';
import { actorOptions, codeOptions } from './guidance';

/** The filters, as fields of a trigger's "Options"; `readFilter` reads them. */
export const filterFields: INodeProperties[] = [
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
];

/** Fields in the order of their names, as n8n shows those of a collection. */
export function sortFields(fields: INodeProperties[]): INodeProperties[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
}
