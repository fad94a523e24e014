// @ts-check
const { pause } = require('../../dev/wait');
const { makeWorkflow } = require('./cases');

/** The limit counts the requests of the last second, so that a turn must not begin with those of another. */
const WINDOW_MS = 1_100;

/**
 * @typedef {object} Turn
 * @property {number} deleted accounts
 * @property {number} kept accounts that should have been deleted and are still there when the run has ended
 * @property {number} refused requests, for the limit
 * @property {number} requests
 * @property {number} seconds from the call to the end of the run
 * @property {number} sending seconds from the first request to the end of the run
 * @property {boolean} succeeded what n8n says of the run
 */

/**
 * Publishes the workflow of a case, and gives what takes a turn with it.
 * @param {import('../../test/e2e/harness/world').World} world
 * @param {import('./cases').Case} one
 * @returns {Promise<(items: number) => Promise<Turn>>}
 */
async function createTurns({ argyle, credential, n8n, rest }, one) {
	const { path, workflow } = makeWorkflow(one, credential);
	const { id } = await rest.createWorkflow(workflow);
	await rest.publish(id);

	return async (items) => {
		const { id: user } = argyle.users.add();
		const ids = Array.from({ length: items }, () => argyle.accounts.add({ user }).id);
		await pause(WINDOW_MS);
		argyle.clearJournal();
		const started = Date.now();
		const answer = await fetch(`${n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ids }),
		});
		await answer.text();
		const ended = Date.now();
		const kept = ids.filter((account) => argyle.accounts.remove(account)).length;
		const { requests } = argyle;
		const refused = requests.filter(({ status }) => status === 429).length;
		return {
			deleted: items - kept,
			kept,
			refused,
			requests: requests.length,
			seconds: (ended - started) / 1_000,
			sending: (ended - (requests[0]?.at ?? ended)) / 1_000,
			succeeded: answer.ok,
		};
	};
}

module.exports = { createTurns };
