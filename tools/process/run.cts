// @ts-check
const { closeSync, mkdirSync, openSync, readFileSync, writeSync } = require('node:fs');
const { dirname } = require('node:path');
const { ended, endGroup, startGroup } = require('./children');
const { Problem } = require('./problem');

/** Enough to recognise a failure; the log file has the rest. */
const TAIL_LINES = 12;

/**
 * Set by npm for the scripts it runs, and wrong for an npm that works in another folder.
 */
const NPM_SCRIPT_VARIABLES =
	/^(npm_(package|lifecycle|config_(local_prefix|ignore_scripts|omit))|INIT_CWD$)/i;

/**
 * Runs a command to its end, its output in a log file.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, log: string, env?: NodeJS.ProcessEnv }} options `log`: the file to append to;
 * `env`: added to this process's environment
 * @returns {Promise<void>}
 * @throws {Problem} when the command fails, with the end of its output and the name of the log file
 */
async function run(command, args, { cwd, log, env = {} }) {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'a');
	const line = [command, ...args].join(' ');
	try {
		writeSync(output, `\n$ ${line}   # in ${cwd}\n`);
		const child = startGroup(command, args, { cwd, env: { ...inherited(), ...env }, output });
		const code = await ended(child);
		await endGroup(child);
		if (code === 0) return;
		const how = code === null ? 'was ended by a signal' : 'failed';
		throw new Problem(`\`${line}\` ${how}; see ${log}. It ended with:\n${tail(log)}`);
	} finally {
		closeSync(output);
	}
}

/** @returns {NodeJS.ProcessEnv} */
function inherited() {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !NPM_SCRIPT_VARIABLES.test(name)),
	);
}

/**
 * Gives the end of a log.
 * @param {string} file
 * @returns {string}
 */
function tail(file) {
	const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
	return lines.slice(-TAIL_LINES).join('\n');
}

module.exports = { inherited, run, tail };
