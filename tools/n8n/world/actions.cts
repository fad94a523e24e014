// @ts-check
const { randomUUID } = require('node:crypto');

/** @typedef {Record<string, unknown>} Parameters of the action node */

const START = 'Start';
const SPLIT = 'One Item Each';

/**
 * The means to run the action node on its own.
 * @param {import('../../../dev/n8n/rest').Rest} rest
 * @param {import('../../../dev/n8n/rest/credentials').Credential} credential
 * @param {string} url of n8n
 */
function createActions(rest, { id, name }, url) {
	/**
	 * @param {string} nodeName
	 * @param {Parameters} parameters
	 */
	const makeAction = (nodeName, parameters) => ({
		id: randomUUID(),
		name: nodeName,
		type: 'n8n-nodes-argyle.argyle',
		typeVersion: 1,
		position: [440, 0],
		parameters,
		credentials: { argyleApi: { id, name } },
	});

	/**
	 * Publishes a workflow that begins with a webhook, and calls that.
	 * @param {object[]} nodes those behind the webhook
	 * @param {Record<string, object>} connections of all nodes
	 * @param {unknown} [body] of the call
	 * @returns {Promise<string>} the workflow's id, when n8n has begun
	 */
	const startWorkflow = async (nodes, connections, body) => {
		const path = randomUUID();
		const start = {
			id: randomUUID(),
			webhookId: path,
			name: START,
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			parameters: { path, httpMethod: 'POST' },
		};
		const workflow = await rest.createWorkflow({
			name: `Action ${path}`,
			nodes: [start, ...nodes],
			connections,
		});
		await rest.publish(workflow.id);
		const headers = { 'content-type': 'application/json' };
		await fetch(`${url}/webhook/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
		return workflow.id;
	};

	/**
	 * Runs several action nodes once, one after the other, in a workflow of their own.
	 * @param {Record<string, Parameters>} actions by the names of their nodes
	 * @returns {Promise<import('../../../dev/n8n/rest/executions').Execution>}
	 */
	const runActions = async (actions) => {
		const nodes = Object.entries(actions).map(([one, parameters]) => makeAction(one, parameters));
		const workflowId = await startWorkflow(nodes, { [START]: connectTo(...Object.keys(actions)) });
		const [execution] = await rest.waitForExecutions(workflowId);
		await rest.unpublish(workflowId);
		if (execution === undefined) throw new Error(`Workflow ${workflowId} did not run`);
		return execution;
	};

	return {
		runActions,

		/**
		 * Runs the action node once.
		 * @param {Parameters} parameters
		 */
		runAction: (parameters) => runActions({ Argyle: parameters }),

		/**
		 * Starts the action node with one item for each id, and does not wait for its end.
		 * @param {string[]} ids each is the field `id` of an item
		 * @param {Parameters} parameters
		 * @returns {Promise<string>} the workflow's id
		 */
		startBulkAction: (ids, parameters) => {
			const split = {
				id: randomUUID(),
				name: SPLIT,
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [220, 0],
				parameters: { fieldToSplitOut: 'body.ids', options: { destinationFieldName: 'id' } },
			};
			const connections = { [START]: connectTo(SPLIT), [SPLIT]: connectTo('Argyle') };
			return startWorkflow([split, makeAction('Argyle', parameters)], connections, { ids });
		},
	};
}

/** @param {...string} nodes */
function connectTo(...nodes) {
	return { main: [nodes.map((node) => ({ node, type: 'main', index: 0 }))] };
}

module.exports = { createActions };
