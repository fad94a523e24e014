import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { PacedClient } from '../api/types';

/** The work for one item, with all that the user entered for it already read. */
export interface Task {
	/** Tasks of one run with the same key are carried out once, and each item gets the outcome. */
	key: string;
	/**
	 * Gives what goes to the output.
	 *
	 * @throws NodeApiError that names the id, what Argyle said, and the fix.
	 */
	run: (client: PacedClient) => Promise<IDataObject[]>;
}

/** One operation of the action node. */
export interface Operation {
	/**
	 * How the editor offers it. `action` is also what n8n tells the model of an agent: "<action> in
	 * Argyle" (n8n-workflow, getToolDescriptionForNode).
	 */
	option: INodePropertyOptions;
	/** Its fields, shown only while it is selected. */
	fields: INodeProperties[];
	/**
	 * Reads what the user entered for the item at `itemIndex`. Makes no request.
	 *
	 * @throws NodeOperationError that names the field and the fix.
	 */
	prepare: (context: IExecuteFunctions, itemIndex: number) => Task;
}

/** One resource of the action node. */
export interface Resource {
	option: INodePropertyOptions;
	operations: Operation[];
	/** The value of the operation that is selected first: never one that deletes. */
	defaultOperation: string;
}
