import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { PacedClient } from '../api/types';

/** The work for one item. All its parameters have been read. */
export interface Task {
	/** The node runs tasks with the same key once, and each of their items gets the result. */
	key: string;
	/**
	 * Does the work and returns the output.
	 *
	 * @throws NodeApiError that names the ID, Argyle's answer and the fix.
	 */
	run: (client: PacedClient) => Promise<IDataObject[]>;
}

/** One operation of the action node. */
export interface Operation {
	/**
	 * The entry in the editor's list. An agent's model reads `action` too, as "<action> in Argyle"
	 * (n8n-workflow, getToolDescriptionForNode).
	 */
	option: INodePropertyOptions;
	/** The editor shows these fields only while the operation is selected. */
	fields: INodeProperties[];
	/**
	 * Reads the parameters for the item at `itemIndex`. Sends no request.
	 *
	 * @throws NodeOperationError that names the field and the fix.
	 */
	prepare: (context: IExecuteFunctions, itemIndex: number) => Task;
}

/** One resource of the action node. */
export interface Resource {
	option: INodePropertyOptions;
	operations: Operation[];
	/** The operation that the editor selects first: never one that deletes. */
	defaultOperation: string;
}
