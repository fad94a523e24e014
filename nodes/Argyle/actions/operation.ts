import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** One operation of the action node: its fields in the editor, and what it does for one item. */
export interface Operation {
	fields: INodeProperties[];
	/**
	 * Carries the operation out for the item at `itemIndex` and gives what goes to the output.
	 *
	 * @throws NodeOperationError or NodeApiError that names the item, the id and the fix.
	 */
	execute: (context: IExecuteFunctions, itemIndex: number) => Promise<IDataObject[]>;
}
