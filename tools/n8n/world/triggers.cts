// @ts-check
const { randomUUID } = require('node:crypto');

const TRIGGER = 'Argyle Trigger';
const DELETE = 'Delete Account';

/** @typedef {import('../../../dev/n8n/rest').Rest} Rest */
/** @typedef {import('../../../dev/n8n/rest/credentials').Credential} Credential */

/**
 * The means to make workflows that start with the Argyle Trigger.
 * @param {Rest} rest
 * @param {Credential} credential
 */
function createTriggers(rest, { id, name }) {
	/** @type {string[]} */
	const created = [];
	const credentials = { argyleApi: { id, name } };

	/**
	 * Saves a workflow of an Argyle Trigger and an account delete behind it.
	 * @param {Record<string, unknown>} [parameters] of the trigger
	 * @returns {Promise<{ id: string, nodeId: string, webhookId: string }>}
	 */
	const createTrigger = async (parameters = {}) => {
		const nodeId = randomUUID();
		const webhookId = randomUUID();
		const trigger = {
			id: nodeId,
			webhookId,
			name: TRIGGER,
			type: 'n8n-nodes-argyle.argyleTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials,
		};
		const cleanUp = {
			id: randomUUID(),
			name: DELETE,
			type: 'n8n-nodes-argyle.argyle',
			typeVersion: 1,
			position: [220, 0],
			parameters: { resource: 'account', operation: 'delete', accountId: '={{ $json.account }}' },
			credentials,
		};
		const workflow = await rest.createWorkflow({
			name: `Clean up ${webhookId}`,
			nodes: [trigger, cleanUp],
			connections: { [TRIGGER]: { main: [[{ node: DELETE, type: 'main', index: 0 }]] } },
		});
		created.push(workflow.id);
		return { id: workflow.id, nodeId, webhookId };
	};

	/**
	 * Saves and publishes such a workflow.
	 * @param {Record<string, unknown>} [parameters] of the trigger
	 */
	const publishTrigger = async (parameters) => {
		const workflow = await createTrigger(parameters);
		await rest.publish(workflow.id);
		return workflow;
	};

	/**
	 * Unpublishes all of them, so that one test does not see the workflows of another.
	 */
	const unpublishAll = async () => {
		for (const id of created.splice(0)) {
			if ((await rest.getWorkflow(id)).active) await rest.unpublish(id);
		}
	};

	return { createTrigger, publishTrigger, unpublishAll };
}

module.exports = { DELETE, TRIGGER, createTriggers };
