// @ts-check
const { parseArgs } = require('node:util');
const { Problem } = require('../problem');

const DEFAULT_PORT = 5678;

/**
 * @typedef {object} SandboxAccess
 * @property {string} id of the API key
 * @property {string} secret of the API key
 * @property {string} webhookUrl the public https address that leads to n8n
 */

/**
 * @typedef {object} Choices
 * @property {boolean} once print the outcome and exit, instead of keeping the editor open
 * @property {number} port of n8n
 * @property {SandboxAccess | null} sandbox null: the simulator stands for Argyle
 */

/**
 * Reads what `npm start` was asked to do.
 * @param {string[]} args for example `['--once', '--port', '5679']`
 * @param {NodeJS.ProcessEnv} env
 * @returns {Choices}
 * @throws {Problem} when something makes no sense
 */
function readChoices(args, env) {
	const { once, port } = parse(args);
	const number = Number(port);
	if (!Number.isInteger(number) || number < 1 || number > 65_535) {
		throw new Problem(`--port takes a number from 1 to 65535, not "${port}".`);
	}
	return { once, port: number, sandbox: readSandbox(env) };
}

/** @param {string[]} args */
function parse(args) {
	try {
		return parseArgs({
			args,
			options: {
				once: { type: 'boolean', default: false },
				port: { type: 'string', default: String(DEFAULT_PORT) },
			},
		}).values;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Problem(`${reason}. Usage: npm start -- [--once] [--port ${DEFAULT_PORT}]`);
	}
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {SandboxAccess | null}
 */
function readSandbox({ ARGYLE_API_KEY_ID: id, ARGYLE_API_KEY_SECRET: secret, WEBHOOK_URL: url }) {
	if (!id && !secret) return null;
	if (id && secret && url) return { id, secret, webhookUrl: url.endsWith('/') ? url : `${url}/` };
	throw new Problem(
		"Argyle's sandbox needs all three of ARGYLE_API_KEY_ID, ARGYLE_API_KEY_SECRET and WEBHOOK_URL (the public https address that leads to this n8n); without the keys, the demo uses the simulator.",
	);
}

module.exports = { readChoices };
