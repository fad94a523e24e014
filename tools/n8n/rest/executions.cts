import { parse } from 'flatted';
import { until } from '../../process/wait.cts';
import type { Ask, Fields } from './request.cts';

interface Summary {
	id: string;
	status: string;
	mode: string;
	workflowId: string;
	/** The end of the wait in ISO format, while it waits. */
	waitTill?: string | null;
}

interface Item {
	json: Fields;
	pairedItem?: unknown;
}

interface NodeRun {
	executionStatus?: string;
	error?: Fields;
	data?: { main?: (Item[] | null)[] };
}

interface RunData {
	resultData: { runData: Record<string, NodeRun[]>; error?: Fields; lastNodeExecuted?: string };
}

/** An execution with its data; `text` is the data as n8n stores it. */
export type Execution = Summary & { data: RunData; text: string };

interface Wait {
	count?: number;
	timeoutMs?: number;
}

const RUNNING = ['new', 'running', 'waiting'];
const PAGE = 100;

/** Makes the calls for executions. */
export function executionCalls(ask: Ask) {
	/**
	 * Lists executions, the newest first.
	 * @param workflowId of one workflow
	 * @returns at most 100
	 */
	const listExecutions = async (workflowId?: string): Promise<Summary[]> => {
		const filter = encodeURIComponent(JSON.stringify(workflowId ? { workflowId } : {}));
		const path = `/rest/executions?filter=${filter}&limit=${PAGE}`;
		const { results }: { results: Summary[] } = await ask('GET', path);
		return results;
	};

	/** Reads an execution with the items of every node. */
	const getExecution = async (id: string): Promise<Execution> => {
		// n8n stores its data in this format: JSON with shared references.
		const stored: Summary & { data: string } = await ask('GET', `/rest/executions/${id}`);
		return { ...stored, data: parse(stored.data), text: stored.data };
	};

	const waitForEnds = async (workflowId: string, { count = 1, timeoutMs = 60_000 }: Wait = {}) =>
		await until(
			`The end of ${count} execution(s) of workflow ${workflowId}`,
			async () => {
				const all = await listExecutions(workflowId);
				const done = all.filter(({ status }) => !RUNNING.includes(status));
				return done.length >= count && done;
			},
			{ timeoutMs },
		);

	return {
		listExecutions,
		getExecution,

		/**
		 * Stops a running execution, as the editor's button does.
		 * @returns when n8n has reported its nodes
		 */
		stopExecution: (id: string): Promise<void> => ask('POST', `/rest/executions/${id}/stop`, {}),

		/**
		 * Waits until a workflow has some finished executions.
		 * @param wait 1 and 60 s
		 * @returns the newest first
		 */
		waitForExecutions: async (workflowId: string, wait?: Wait): Promise<Execution[]> => {
			const ended = await waitForEnds(workflowId, wait);
			return await Promise.all(ended.map(({ id }) => getExecution(id)));
		},

		/**
		 * Waits until a workflow has some finished executions.
		 * @param wait 1 and 60 s
		 * @returns the newest. It does not read the others, which may be large
		 */
		waitForNewest: async (workflowId: string, wait?: Wait): Promise<Execution> => {
			const [newest] = await waitForEnds(workflowId, wait);
			if (newest === undefined) throw new RangeError('No execution was waited for');
			return await getExecution(newest.id);
		},
	};
}

/**
 * Reads the output of a node's last run.
 * @param node its name
 * @returns the JSON of each item of its first output
 */
export function readItems({ data }: Execution, node: string): Fields[] {
	const last = data.resultData.runData[node]?.at(-1);
	return (last?.data?.main?.[0] ?? []).map(({ json }) => json);
}
