// @ts-check
const { until } = require('../../wait');

/**
 * @typedef {import('./request').Fields} Fields
 * @typedef {{ id: string, status: string, mode: string, workflowId: string }} Summary
 * @typedef {{ json: Fields, pairedItem?: unknown }} Item
 * @typedef {{ executionStatus?: string, error?: Fields, data?: { main?: (Item[] | null)[] } }} NodeRun
 * @typedef {{ resultData: { runData: Record<string, NodeRun[]>, error?: Fields } }} RunData
 * @typedef {Summary & { data: RunData, text: string }} Execution `text`: the data as n8n stores it
 */

const RUNNING = ['new', 'running', 'waiting'];
const PAGE = 100;

/**
 * The calls about executions.
 * @param {import('./request').Ask} ask
 */
function executionCalls(ask) {
	/**
	 * Lists executions, the newest first.
	 * @param {string} [workflowId] of one workflow
	 * @returns {Promise<Summary[]>} at most 100
	 */
	const listExecutions = async (workflowId) => {
		const filter = encodeURIComponent(JSON.stringify(workflowId ? { workflowId } : {}));
		const path = `/rest/executions?filter=${filter}&limit=${PAGE}`;
		/** @type {{ results: Summary[] }} */
		const { results } = await ask('GET', path);
		return results;
	};

	/**
	 * Reads an execution with the items of every node.
	 * @param {string} id
	 * @returns {Promise<Execution>}
	 */
	const getExecution = async (id) => {
		// Loaded here because it is a development dependency, and this file is read before those
		// are installed. It is the format n8n stores its data in: JSON with shared references.
		const { parse } = require('flatted');
		/** @type {Summary & { data: string }} */
		const stored = await ask('GET', `/rest/executions/${id}`);
		return { ...stored, data: parse(stored.data), text: stored.data };
	};

	return {
		listExecutions,
		getExecution,

		/**
		 * Stops a running execution, as the editor's button does.
		 * @param {string} id
		 * @returns {Promise<void>} when n8n has told its nodes
		 */
		stopExecution: (id) => ask('POST', `/rest/executions/${id}/stop`, {}),

		/**
		 * Waits until a workflow has some finished executions.
		 * @param {string} workflowId
		 * @param {{ count?: number, timeoutMs?: number }} [options] 1 and 60 s
		 * @returns {Promise<Execution[]>} the newest first
		 */
		waitForExecutions: async (workflowId, { count = 1, timeoutMs = 60_000 } = {}) => {
			const finished = await until(
				`The end of ${count} execution(s) of workflow ${workflowId}`,
				async () => {
					const all = await listExecutions(workflowId);
					const done = all.filter(({ status }) => !RUNNING.includes(status));
					return done.length >= count && done;
				},
				{ timeoutMs, intervalMs: 250 },
			);
			return await Promise.all(finished.map(({ id }) => getExecution(id)));
		},
	};
}

/**
 * Gives what a node put out in its last run.
 * @param {Execution} execution
 * @param {string} node its name
 * @returns {Fields[]} the JSON of each item of its first output
 */
function readItems({ data }, node) {
	const last = data.resultData.runData[node]?.at(-1);
	return (last?.data?.main?.[0] ?? []).map(({ json }) => json);
}

module.exports = { executionCalls, readItems };
