import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deepCopy, NodeOperationError, sleep } from 'n8n-workflow';
import { findOperation } from './index';
import { openClient } from '../api/client';
import { asItemError } from '../api/errors';
import { paceClient } from '../api/pace';
import { Pool } from '../api/pool';
import type { PacedClient } from '../api/types';
import type { Task } from './operation';

/** A task, or why there is none for an item. */
type Prepared = Task | { failure: unknown };

/** How many items are read before n8n gets to do something else, as each runs expressions. */
const itemsABreath = 200;

/**
 * Carries out what the user selected for every input item: several at a time, in the order of the
 * input, and what occurs twice once. An item that can't be read ends the run before the first
 * request, one that Argyle refuses ends it when those under way are through.
 *
 * @param continues whether On Error is set to continue: an item's error then stands in its place
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
			// Copies: nodes that follow may change an item, and another item may share its outcome.
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
		// What failed by being stopped says nothing else.
		throw explainStop(context) ?? error;
	}
	const stop = explainStop(context);
	if (stop) throw stop;
	return output.flat();
}

/**
 * Reads all items, so that a wrong one is found before anything was done. One that can't be read
 * stands there as its failure, when the node continues on fail.
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
		if (tasks.length % itemsABreath === 0) await sleep(0);
		if (context.getExecutionCancelSignal()?.aborted) break;
	}
	return tasks;
}

/** Why not all items are done, when a user stopped the execution; else null. */
function explainStop(context: IExecuteFunctions): NodeOperationError | null {
	if (!context.getExecutionCancelSignal()?.aborted) return null;
	return new NodeOperationError(
		context.getNode(),
		'The execution was stopped before all items were done',
	);
}

function prepare(context: IExecuteFunctions, itemIndex: number): Task {
	const resource = context.getNodeParameter('resource', itemIndex);
	const operation = context.getNodeParameter('operation', itemIndex);
	const chosen = findOperation(resource, operation);
	if (chosen) {
		const task = chosen.prepare(context, itemIndex);
		// An expression may select another one for each item, and many keys are nothing but an id.
		return { ...task, key: JSON.stringify([resource, operation, task.key]) };
	}
	throw new NodeOperationError(
		context.getNode(),
		`'Operation' is "${String(operation)}", which this node does not have for '${String(resource)}'. Choose one from the list`,
	);
}

function toItem(json: IDataObject, item: number): INodeExecutionData {
	return { json, pairedItem: { item } };
}
