// @ts-check
const { randomUUID } = require('node:crypto');

/**
 * The means to run the action node on its own.
 * @param {import('../../../dev/n8n/rest').Rest} rest
 * @param {import('../../../dev/n8n/rest/credentials').Credential} credential
 * @param {string} url of n8n
 */
function createActions(rest, { id, name }, url) {
	return {
		/**
		 * Runs the action node once, in a workflow of its own behind a webhook.
		 * @param {Record<string, unknown>} parameters of the node
		 * @returns {Promise<import('../../../dev/n8n/rest/executions').Execution>}
		 */
		runAction: async (parameters) => {
			const path = randomUUID();
			const start = {
				id: randomUUID(),
				webhookId: path,
				name: 'Start',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				parameters: { path, httpMethod: 'POST' },
			};
			const action = {
				id: randomUUID(),
				name: 'Argyle',
				type: 'n8n-nodes-argyle.argyle',
				typeVersion: 1,
				position: [220, 0],
				parameters,
				credentials: { argyleApi: { id, name } },
			};
			const workflow = await rest.createWorkflow({
				name: `Action ${path}`,
				nodes: [start, action],
				connections: { Start: { main: [[{ node: 'Argyle', type: 'main', index: 0 }]] } },
			});
			await rest.publish(workflow.id);
			await fetch(`${url}/webhook/${path}`, { method: 'POST' });
			const [execution] = await rest.waitForExecutions(workflow.id);
			await rest.unpublish(workflow.id);
			if (execution === undefined) throw new Error(`Workflow ${workflow.id} did not run`);
			return execution;
		},
	};
}

module.exports = { createActions };
