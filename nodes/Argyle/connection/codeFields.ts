import type { INodeProperties } from 'n8n-workflow';
import { codeOptions } from './options';

/**
 * "Error Codes" and "Exclude Error Codes". Both list every code, and the editor always shows both: n8n
 * 1.123 refuses to publish a workflow with a condition inside a collection ("Could not resolve
 * parameter dependencies").
 */
export const codeFields: INodeProperties[] = [
	{
		displayName: 'Error Codes',
		name: 'errorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
		description: 'Start only for these codes',
	},
	{
		displayName: 'Exclude Error Codes',
		name: 'excludeErrorCodes',
		type: 'multiOptions',
		options: codeOptions,
		default: [],
		description: 'Never start for these codes',
	},
];
