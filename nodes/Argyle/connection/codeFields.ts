import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * Makes "Error Codes" and "Exclude Error Codes".
 *
 * @param options - the codes that both offer
 */
export function makeCodeFields(options: INodePropertyOptions[]): INodeProperties[] {
	return [
		{
			displayName: 'Error Codes',
			name: 'errorCodes',
			type: 'multiOptions',
			options,
			default: [],
			description: 'Start only for these codes',
		},
		{
			displayName: 'Exclude Error Codes',
			name: 'excludeErrorCodes',
			type: 'multiOptions',
			options,
			default: [],
			description: 'Never start for these codes',
		},
	];
}
