// @ts-check
const { createRequests } = require('./request');
const { credentialCalls } = require('./credentials');
const { executionCalls, readItems } = require('./executions');
const { sessionCalls } = require('./session');
const { workflowCalls } = require('./workflows');

/**
 * Makes a client of n8n's internal REST interface, the one that its editor uses (n8n 2.x).
 * @param {string} url for example `http://127.0.0.1:5678`
 * @param {object} [options]
 * @param {boolean} [options.publicationService] the activation engine of that n8n, see createN8n
 * @param {(text: string, path: string) => void} [options.onAnswer] sees the text of every answer
 */
function createRest(url, { publicationService = true, onAnswer = () => undefined } = {}) {
	const { ask, send } = createRequests(url, onAnswer);
	return {
		ask,
		send,
		...sessionCalls(ask),
		...credentialCalls(ask),
		...workflowCalls(ask, publicationService),
		...executionCalls(ask),
	};
}

/** @typedef {ReturnType<typeof createRest>} Rest */

module.exports = { createRest, readItems };
