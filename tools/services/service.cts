// @ts-check
const { closeSync, openSync } = require('node:fs');
const { connect } = require('node:net');
const { endGroup, startGroup } = require('../children');
const { Problem } = require('../problem');
const { tail } = require('../run');
const { until } = require('../wait');

/**
 * Starts a server and waits until something listens on its port.
 * @param {object} options
 * @param {string} options.name for people
 * @param {string[]} options.command
 * @param {string} options.folder its working directory
 * @param {string} options.log takes what it prints
 * @param {number} options.port on the loopback interface
 * @returns {Promise<{ stop: (signal: NodeJS.Signals) => Promise<void> }>}
 * @throws {Problem} when it ends before that, with the end of its log
 */
async function startService({ name, command, folder, log, port }) {
	const output = openSync(log, 'a');
	const [program = '', ...args] = command;
	const child = startGroup(program, args, { cwd: folder, env: process.env, output });
	closeSync(output);
	await until(`The start of ${name} (log: ${log})`, () => {
		if (child.exitCode === null && child.signalCode === null) return listens(port);
		throw new Problem(`${name} ended before it was ready; ${log} ends with:\n${tail(log)}`);
	});
	return { stop: (signal) => endGroup(child, { signal }) };
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function listens(port) {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

module.exports = { startService };
