import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { deleteAccountOperation } from './account/delete.operation';
import { getAccountOperation } from './account/get.operation';
import type { Operation } from './operation';

/** Every operation of the action node, by resource and operation as the user selects them. */
export const operations: Record<string, Record<string, Operation>> = {
	account: {
		delete: deleteAccountOperation,
		get: getAccountOperation,
	},
};

/**
 * Carries out what the user selected, for one input item.
 *
 * @throws NodeOperationError or NodeApiError that names the item, the id and the fix.
 */
export async function runOperation(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const resource = context.getNodeParameter('resource', itemIndex);
	const operation = context.getNodeParameter('operation', itemIndex);
	const chosen = operations[String(resource)]?.[String(operation)];
	if (chosen) return await chosen.execute(context, itemIndex);
	throw new NodeOperationError(
		context.getNode(),
		`[Item ${itemIndex}] "Operation" ${String(operation)} is not one of this node's. Choose one from the list`,
		{ itemIndex },
	);
}
