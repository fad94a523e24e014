// @ts-check
const { openN8n } = require('../../real/open');
const { createActions } = require('./actions');
const { createTriggers } = require('./triggers');

/** @typedef {Awaited<ReturnType<typeof openWorld>>} World */

/**
 * Starts the n8n that most users run, with the means to make workflows of single nodes in it.
 * @param {object} [options]
 * @param {boolean} [options.publicationService] which of n8n's two activation engines
 * @param {NodeJS.ProcessEnv} [options.env] further settings of n8n
 */
async function openWorld({ publicationService = true, env } = {}) {
	const open = await openN8n({
		cell: { publicationService },
		env: { N8N_LOG_LEVEL: 'debug', ...env },
	});
	const { rest, credential, n8n } = open;
	return {
		...open,
		...createTriggers(rest, credential),
		...createActions(rest, credential, n8n.url),
	};
}

module.exports = { openWorld };
