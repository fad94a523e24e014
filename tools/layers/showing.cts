// @ts-check
const { ended, endGroup, startGroup } = require('../children');
const { ROOT } = require('../prepare');

/** Standard output's file descriptor; the steps print straight to it. */
const STANDARD_OUTPUT = 1;

/**
 * Runs a command in the checkout and shows what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env added to this process's environment
 * @returns {Promise<number | null>} its exit code, null when a signal ended it
 */
async function showing(command, args, env) {
	const child = startGroup(command, args, {
		cwd: ROOT,
		env: { ...process.env, ...env },
		output: STANDARD_OUTPUT,
	});
	const code = await ended(child);
	await endGroup(child);
	return code;
}

module.exports = { showing };
