// @ts-check
const { until } = require('../../wait');

/**
 * @typedef {import('./request').Fields} Fields
 * @typedef {{ id: string, name: string, active: boolean, versionId: string, nodes: Fields[], connections: Fields }} Workflow
 * @typedef {{ status: string, triggers: { nodeId: string, status: string, errorMessage: string | null }[] }} Publication
 */

const SETTLE = { timeoutMs: 60_000 };

/**
 * The calls about workflows.
 * @param {import('./request').Ask} ask
 * @param {boolean} publicationService which engine this n8n publishes with: the publication service
 * answers at once and works later, the older one answers when it is done
 */
function workflowCalls(ask, publicationService) {
	/**
	 * @param {string} id
	 * @returns {Promise<Publication>} status: `in_progress`, `published`, `partial`, `failed` or
	 * `not_published`
	 */
	const getPublication = (id) => ask('GET', `/rest/workflows/${id}/publication-status`);

	/** @param {string} id */
	const settlePublication = async (id) => {
		if (!publicationService) return;
		await until(
			`The end of the publication of workflow ${id}`,
			async () => (await getPublication(id)).status !== 'in_progress',
			SETTLE,
		);
	};

	/**
	 * @param {string} id
	 * @returns {Promise<Workflow>}
	 */
	const getWorkflow = (id) => ask('GET', `/rest/workflows/${id}`);

	return {
		getPublication,
		getWorkflow,

		/**
		 * Saves a new workflow.
		 * @param {Fields} workflow as exported from the editor
		 * @returns {Promise<Workflow>}
		 */
		createWorkflow: (workflow) =>
			/** @type {Promise<Workflow>} */ (
				ask('POST', '/rest/workflows', { settings: {}, ...workflow })
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
			await ask('POST', `/rest/workflows/${id}/activate`, { versionId });
			await settlePublication(id);
			if (!publicationService) return;
			const { status, triggers } = await getPublication(id);
			if (status === 'published') return;
			const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
			throw new Error(`Workflow ${id} was not published (${status}): ${reasons.join('; ')}`);
		},

		/**
		 * Unpublishes a workflow and waits until its triggers are taken down.
		 * @param {string} id
		 * @returns {Promise<void>}
		 */
		unpublish: async (id) => {
			await ask('POST', `/rest/workflows/${id}/deactivate`, {});
			await settlePublication(id);
		},

		/**
		 * Starts "listen for test event", as *Execute workflow* in the editor does.
		 * @param {string} id
		 * @param {string} trigger the name of the node
		 * @returns {Promise<{ waitingForWebhook?: boolean, executionId?: string }>}
		 */
		listenForTestEvent: (id, trigger) =>
			ask(
				'POST',
				`/rest/workflows/${id}/run`,
				{ triggerToStartFrom: { name: trigger } },
				{ 'push-ref': `session-${id}` },
			),

		/**
		 * Stops "listen for test event".
		 * @param {string} id
		 * @returns {Promise<void>}
		 */
		stopListening: (id) => ask('DELETE', `/rest/test-webhook/${id}`),

		/**
		 * Deletes a workflow; n8n wants it archived first.
		 * @param {string} id
		 * @returns {Promise<void>}
		 */
		deleteWorkflow: async (id) => {
			await ask('POST', `/rest/workflows/${id}/archive`, {});
			await ask('DELETE', `/rest/workflows/${id}`);
		},
	};
}

module.exports = { workflowCalls };
