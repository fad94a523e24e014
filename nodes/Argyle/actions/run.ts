import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deepCopy, NodeOperationError, sleep } from 'n8n-workflow';
import { findOperation } from './index';
import { openClient } from '../api/client';
import { asItemError } from '../api/errors';
import { forEachInFlight } from '../api/inFlight';
import { paceClient } from '../api/pace';
import type { ArgyleClient } from '../api/types';
import type { Task } from './operation';

/** How many items are read before n8n gets to do something else, as each runs expressions. */
const itemsABreath = 200;

/**
 * Carries out what the user selected for every input item: several at a time, in the order of the
 * input, and what occurs twice once. An item that can't be read ends the run before the first request,
 * one that Argyle refuses ends it when those under way are through.
 *
 * @param continues on fail: gives an error in place of either
 *
 * @throws NodeOperationError or NodeApiError that names the item, the id and the fix.
 */
export async function runItems(
	context: IExecuteFunctions,
	continues: boolean,
): Promise<INodeExecutionData[]> {
	const tasks = await prepareAll(context, continues);
	const signal = context.getExecutionCancelSignal();
	let client: Promise<ArgyleClient> | undefined;
	const outcomes = new Map<string, Promise<IDataObject[]>>();
	const output: INodeExecutionData[][] = [];
	const carryOut = async (task: Task) => {
		client ??= openClient(context).then((opened) => paceClient(opened, signal));
		return await task.run(await client);
	};
	const work = async (index: number) => {
		try {
			const task = tasks[index];
			if (!task || 'failure' in task) throw task?.failure;
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
	const ending = forEachInFlight(tasks.length, signal, work);
	await ending.catch((error: unknown) => requireRunning(context, error));
	requireRunning(context);
	return output.flat();
}

/**
 * Reads all items, so that a wrong one is found before anything was done. One that can't be read
 * stands there as its failure, when the node continues on fail.
 */
async function prepareAll(
	context: IExecuteFunctions,
	continues: boolean,
): Promise<Array<Task | { failure: unknown }>> {
	const tasks: Array<Task | { failure: unknown }> = [];
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

/** @throws what it is given, or that the execution was stopped: what failed by that says nothing else. */
function requireRunning(context: IExecuteFunctions, failure?: unknown): void {
	if (context.getExecutionCancelSignal()?.aborted) {
		throw new NodeOperationError(
			context.getNode(),
			'The execution was stopped before all items were done',
		);
	}
	if (failure) throw failure;
}

function prepare(context: IExecuteFunctions, itemIndex: number): Task {
	const resource = context.getNodeParameter('resource', itemIndex);
	const operation = context.getNodeParameter('operation', itemIndex);
	const chosen = findOperation(resource, operation);
	if (chosen) return chosen.prepare(context, itemIndex);
	throw new NodeOperationError(
		context.getNode(),
		`"Operation" ${String(operation)} is not one of this node's. Choose one from the list`,
	);
}

function toItem(json: IDataObject, item: number): INodeExecutionData {
	return { json, pairedItem: { item } };
}
