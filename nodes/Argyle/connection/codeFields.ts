import type { INodeProperties } from 'n8n-workflow';
import { codeOptions } from './options';

/**
 * "Error Codes" and "Exclude Error Codes", with every code and always shown: n8n 1.123 refuses to
 * publish a workflow with a condition inside a collection ("Could not resolve parameter
 * dependencies").
 */
export const codeFields: INodeProperties[] = [
	{
		displayName: 'Error Codes',
		name: 'errorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
		description: 'Only start for these',
	},
	{
		displayName: 'Exclude Error Codes',
		name: 'excludeErrorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
		description: 'Never start for these',
	},
];
