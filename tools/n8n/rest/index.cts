// @ts-check
const { DEFAULT_VERSION } = require('../cache');
const { createRequests } = require('./request');
const { credentialCalls } = require('./credentials');
const { executionCalls, readItems } = require('./executions');
const { activation, olderEngine, publicationService: service } = require('./publishing');
const { sessionCalls } = require('./session');
const { workflowCalls } = require('./workflows');

/**
 * Makes a client of n8n's internal REST interface, the one that its editor uses.
 * @param {string} url for example `http://127.0.0.1:5678`
 * @param {object} [options]
 * @param {boolean} [options.publicationService] the activation engine of that n8n, see createN8n
 * @param {string} [options.version] of n8n; 2.x by default
 * @param {(text: string, path: string) => void} [options.onAnswer] sees the text of every answer
 */
function createRest(
	url,
	{ publicationService = true, version = DEFAULT_VERSION, onAnswer = () => undefined } = {},
) {
	const { ask, send } = createRequests(url, onAnswer);
	const isFirstMajor = version.startsWith('1.');
	const engine = publicationService ? service(ask) : olderEngine(ask);
	return {
		ask,
		send,
		...sessionCalls(ask),
		...credentialCalls(ask),
		...workflowCalls(ask, isFirstMajor ? activation(ask) : engine, isFirstMajor),
		...executionCalls(ask),
	};
}

/** @typedef {ReturnType<typeof createRest>} Rest */

module.exports = { createRest, readItems };
