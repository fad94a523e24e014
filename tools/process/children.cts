// @ts-check
const { spawn } = require('node:child_process');
const { Socket } = require('node:net');
const { join } = require('node:path');
const { Problem } = require('./problem');
const { pause } = require('./wait');

/** @type {import('node:stream').Writable | undefined} */
let watchdog;

/**
 * Tells the watchdog about a process group; it kills what is left when this process is gone.
 * @param {'+' | '-'} change whether the group has been started or has ended
 * @param {number} id the id of the group's leader
 */
function tellWatchdog(change, id) {
	watchdog ??= startWatchdog();
	watchdog.write(`${change}${id}\n`);
}

/** @returns {import('node:stream').Writable} */
function startWatchdog() {
	const child = spawn(process.execPath, [join(__dirname, 'watchdog.js')], {
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	// It lives as long as this process, and must not be what keeps this process alive.
	child.unref();
	if (child.stdin instanceof Socket) child.stdin.unref();
	return child.stdin;
}

/**
 * Starts a command as the leader of a process group of its own. Ctrl-C in a terminal therefore does
 * not reach it: whoever starts it decides in which order things end. A group, because npm, pnpm and
 * n8n (its task runner) start processes of their own. What is left of it is killed when this process
 * is gone.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, output: number }} options `output`: the file
 * descriptor that takes what it prints
 * @returns {import('node:child_process').ChildProcess & { pid: number }}
 * @throws {Problem} when the command cannot be started
 */
function startGroup(command, args, { cwd, env, output }) {
	const child = spawn(command, args, {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', output, output],
	});
	const { pid } = child;
	if (pid === undefined) {
		// Without a listener the event that tells why would end this process.
		child.once('error', () => undefined);
		throw new Problem(`${command} could not be started in ${cwd}`);
	}
	tellWatchdog('+', pid);
	return Object.assign(child, { pid });
}

/**
 * Waits for the end of a child.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | null>} its exit code, null when a signal ended it
 */
function ended(child) {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
	return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/**
 * Ends a group: asks its leader, waits, then kills what is left, and returns when nothing is.
 * @param {import('node:child_process').ChildProcess & { pid: number }} leader
 * @param {{ signal?: NodeJS.Signals, patienceMs?: number }} [options] the signal for the leader
 * (SIGTERM) and how long it may take (30 s)
 * @returns {Promise<void>}
 */
async function endGroup(leader, { signal = 'SIGTERM', patienceMs = 30_000 } = {}) {
	if (signal === 'SIGKILL') signalGroup(leader.pid, signal);
	else leader.kill(signal);
	const impatience = setTimeout(() => leader.kill('SIGKILL'), patienceMs);
	await ended(leader);
	clearTimeout(impatience);
	while (signalGroup(leader.pid, 'SIGKILL')) await pause(20);
	tellWatchdog('-', leader.pid);
}

/**
 * @param {number} id the id of the group's leader
 * @param {NodeJS.Signals} signal
 * @returns {boolean} whether the group still had a process in it
 */
function signalGroup(id, signal) {
	try {
		return process.kill(-id, signal);
	} catch {
		return false;
	}
}

module.exports = { endGroup, ended, startGroup };
