// @ts-check
/**
 * @typedef {import('./request').Fields} Fields
 * @typedef {{ id: string, name: string, active: boolean, versionId: string, nodes: Fields[], connections: Fields }} Workflow
 */

/**
 * The calls about workflows.
 * @param {import('./request').Ask} ask
 * @param {import('./publishing').Publishing} publishing how this n8n publishes
 * @param {boolean} isFirstMajor whether this is n8n 1.x
 */
function workflowCalls(ask, publishing, isFirstMajor) {
	/**
	 * @param {string} id
	 * @returns {Promise<Workflow>}
	 */
	const getWorkflow = (id) => ask('GET', `/rest/workflows/${id}`);

	return {
		getWorkflow,

		/**
		 * Saves a new workflow; n8n 1.x wants to be told that it is not active.
		 * @param {Fields} workflow as exported from the editor
		 * @returns {Promise<Workflow>}
		 */
		createWorkflow: (workflow) =>
			/** @type {Promise<Workflow>} */ (
				ask('POST', '/rest/workflows', { settings: {}, active: false, ...workflow })
			),

		/**
		 * Saves a draft of a workflow.
		 * @param {string} id
		 * @param {Fields} changes
		 * @returns {Promise<Workflow>}
		 */
		updateWorkflow: async (id, changes) => {
			const { versionId } = await getWorkflow(id);
			return await ask('PATCH', `/rest/workflows/${id}`, { ...changes, versionId });
		},

		/**
		 * Publishes the latest version of a workflow and waits until its triggers are set up.
		 * @param {string} id
		 * @returns {Promise<void>}
		 * @throws {Error} with the trigger's message when it could not be set up
		 */
		publish: async (id) => {
			const { versionId } = await getWorkflow(id);
			await publishing.publish(id, versionId);
		},

		/**
		 * Unpublishes a workflow and waits until its triggers are taken down.
		 * @param {string} id
		 * @returns {Promise<void>}
		 */
		unpublish: async (id) => {
			const { versionId } = await getWorkflow(id);
			await publishing.unpublish(id, versionId);
		},

		/**
		 * Starts "listen for test event", as *Execute workflow* in the editor does.
		 * @param {string} id
		 * @param {string} trigger the name of the node
		 * @returns {Promise<{ waitingForWebhook?: boolean, executionId?: string }>}
		 */
		listenForTestEvent: async (id, trigger) => {
			// n8n 1.x runs what the editor shows, n8n 2.x what is saved.
			const shown = isFirstMajor ? { workflowData: await getWorkflow(id) } : {};
			return await ask(
				'POST',
				`/rest/workflows/${id}/run`,
				{ triggerToStartFrom: { name: trigger }, ...shown },
				{ 'push-ref': `session-${id}` },
			);
		},

		/**
		 * Stops "listen for test event".
		 * @param {string} id
		 * @returns {Promise<void>}
		 */
		stopListening: (id) => ask('DELETE', `/rest/test-webhook/${id}`),
	};
}

module.exports = { workflowCalls };
