// @ts-check
const { until } = require('../../wait');

/**
 * @typedef {import('./request').Ask} Ask
 * @typedef {{ status: string, triggers: { nodeId: string, status: string, errorMessage: string | null }[] }} Publication
 * @typedef {{ publish: (id: string, versionId: string) => Promise<void>, unpublish: (id: string, versionId: string) => Promise<void> }} Publishing
 * each returns when the triggers are set up or taken down, and throws with the trigger's message
 */

const SETTLE = { timeoutMs: 60_000 };

/**
 * How n8n 2.x publishes with the publication service: it answers at once and works later.
 * @param {Ask} ask
 * @returns {Publishing & { getPublication: (id: string) => Promise<Publication> }} status: `in_progress`,
 * `published`, `partial`, `failed` or `not_published`
 */
function publicationService(ask) {
	/**
	 * @param {string} id
	 * @returns {Promise<Publication>}
	 */
	const getPublication = (id) => ask('GET', `/rest/workflows/${id}/publication-status`);

	/** @param {string} id */
	const settle = async (id) => {
		await until(
			`The end of the publication of workflow ${id}`,
			async () => (await getPublication(id)).status !== 'in_progress',
			SETTLE,
		);
		return await getPublication(id);
	};

	return {
		getPublication,
		publish: async (id, versionId) => {
			await olderEngine(ask).publish(id, versionId);
			const { status, triggers } = await settle(id);
			if (status === 'published') return;
			const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
			throw new Error(`Workflow ${id} was not published (${status}): ${reasons.join('; ')}`);
		},
		unpublish: async (id, versionId) => {
			await olderEngine(ask).unpublish(id, versionId);
			await settle(id);
		},
	};
}

/**
 * How n8n 2.x publishes without it: it answers when it is done.
 * @param {Ask} ask
 * @returns {Publishing}
 */
function olderEngine(ask) {
	return {
		publish: (id, versionId) => ask('POST', `/rest/workflows/${id}/activate`, { versionId }),
		unpublish: (id) => ask('POST', `/rest/workflows/${id}/deactivate`, {}),
	};
}

/**
 * How n8n 1.x activates: with a save.
 * @param {Ask} ask
 * @returns {Publishing}
 */
function activation(ask) {
	return {
		publish: (id, versionId) => ask('PATCH', `/rest/workflows/${id}`, { active: true, versionId }),
		unpublish: (id, versionId) =>
			ask('PATCH', `/rest/workflows/${id}`, { active: false, versionId }),
	};
}

module.exports = { activation, olderEngine, publicationService };
