import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deepCopy, NodeOperationError, sleep } from 'n8n-workflow';
import { findOperation } from './index';
import { openClient } from '../api/client';
import { asItemError } from '../api/errors';
import { paceClient } from '../api/pace';
import { Pool } from '../api/pool';
import type { PacedClient } from '../api/types';
import type { Task } from './operation';

/** The task of an item, or the error that prevented it. */
type Prepared = Task | { failure: unknown };

/** Items to read before yielding to the event loop: reading an item evaluates its expressions. */
const itemsPerYield = 200;

/**
 * Runs the selected operation for every input item, several at a time. The output is in the order of
 * the input, and identical tasks run once. If an item's parameters are invalid, the run ends before
 * the first request. If Argyle refuses an item, the run ends when the requests in flight have ended.
 *
 * @param continues whether On Error is set to continue: an error then replaces the item's output
 * @throws NodeOperationError or NodeApiError that names the item, the id and the fix.
 */
export async function runItems(
	context: IExecuteFunctions,
	continues: boolean,
): Promise<INodeExecutionData[]> {
	const tasks = await prepareAll(context, continues);
	const signal = context.getExecutionCancelSignal();
	const pool = new Pool();
	let client: Promise<PacedClient> | undefined;
	const outcomes = new Map<string, Promise<IDataObject[]>>();
	const output: INodeExecutionData[][] = [];
	const carryOut = async (task: Task) => {
		client ??= openClient(context).then((opened) => paceClient(opened, signal, { pool }));
		return await task.run(await client);
	};
	const work = async (task: Prepared, index: number) => {
		try {
			if ('failure' in task) throw task.failure;
			const outcome = outcomes.get(task.key) ?? carryOut(task);
			outcomes.set(task.key, outcome);
			// Copies, because later nodes may change an item, and several items may share one result.
			output[index] = (await outcome).map((json) => toItem(deepCopy(json), index));
		} catch (error) {
			const failure = asItemError(context.getNode(), error, index);
			if (!continues) throw failure;
			output[index] = [toItem({ error: failure.message }, index)];
		}
	};
	try {
		await pool.forEach(tasks, signal, work);
	} catch (error) {
		// If the user stopped the execution, the requests failed only because of that.
		throw explainStop(context) ?? error;
	}
	const stop = explainStop(context);
	if (stop) throw stop;
	return output.flat();
}

/**
 * Reads the parameters of all items first, so that an invalid item ends the run before anything
 * happens. If the node continues on fail, the item's error takes the place of its task.
 */
async function prepareAll(context: IExecuteFunctions, continues: boolean): Promise<Prepared[]> {
	const tasks: Prepared[] = [];
	for (const index of context.getInputData().keys()) {
		try {
			tasks.push(prepare(context, index));
		} catch (failure) {
			if (!continues) throw asItemError(context.getNode(), failure, index);
			tasks.push({ failure });
		}
		if (tasks.length % itemsPerYield === 0) await sleep(0);
		if (context.getExecutionCancelSignal()?.aborted) break;
	}
	return tasks;
}

/** Returns an error when a user stopped the execution, otherwise null. */
function explainStop(context: IExecuteFunctions): NodeOperationError | null {
	if (!context.getExecutionCancelSignal()?.aborted) return null;
	return new NodeOperationError(
		context.getNode(),
		'The execution was stopped before all items were processed',
	);
}

function prepare(context: IExecuteFunctions, itemIndex: number): Task {
	const resource = context.getNodeParameter('resource', itemIndex);
	const operation = context.getNodeParameter('operation', itemIndex);
	const chosen = findOperation(resource, operation);
	if (chosen) {
		const task = chosen.prepare(context, itemIndex);
		// Expressions may select another operation for each item, and many keys are only an ID.
		return { ...task, key: JSON.stringify([resource, operation, task.key]) };
	}
	throw new NodeOperationError(
		context.getNode(),
		`'Operation' is "${String(operation)}", but '${String(resource)}' has no such operation. Choose one from the list`,
	);
}

function toItem(json: IDataObject, item: number): INodeExecutionData {
	return { json, pairedItem: { item } };
}
