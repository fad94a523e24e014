import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isUuid } from '../../api/accounts';

/** The field "Account ID" of an account operation. */
export function accountIdField(operation: string): INodeProperties {
	return {
		displayName: 'Account ID',
		name: 'accountId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 0187c66e-e7e5-811c-b006-2232f00f426a',
		description: 'The "account" of an Argyle Trigger item. It is not the ID of the user.',
		displayOptions: { show: { resource: ['account'], operation: [operation] } },
	};
}

/**
 * Reads "Account ID" of an item. Checked before any request: a blank or crafted id would address
 * something other than one account.
 *
 * @throws NodeOperationError when it does not have the form of an account id.
 */
export function readAccountId(context: IExecuteFunctions, itemIndex: number): string {
	const value = context.getNodeParameter('accountId', itemIndex);
	const id = typeof value === 'string' ? value.trim() : '';
	if (isUuid(id)) return id.toLowerCase();
	throw new NodeOperationError(
		context.getNode(),
		`[Item ${itemIndex}] "Account ID" is ${describe(value)}, which is not the ID of an account`,
		{
			itemIndex,
			description:
				'Use the "account" of an Argyle Trigger item, such as 0187c66e-e7e5-811c-b006-2232f00f426a. Check that the expression points to a field that this item has.',
		},
	);
}

function describe(value: unknown): string {
	if (typeof value !== 'string') return 'not a text';
	return value.trim() === '' ? 'empty' : `"${value.slice(0, 60)}"`;
}
