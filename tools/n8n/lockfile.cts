// @ts-check
const { linkSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { say } = require('../progress');
const { pause } = require('../wait');

/**
 * Does a piece of work while holding a lock file, so that two runs on one machine do not do it at
 * the same time. The lock of a dead process does not count.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work gives
 */
async function holding(file, work) {
	let told = false;
	while (!tryLock(file)) {
		const owner = readOwner(file);
		// Given back in this moment: by now the file may be the lock of the next one.
		if (owner === 0) continue;
		if (!isAlive(owner)) {
			rmSync(file, { force: true });
			continue;
		}
		if (!told) say(`Process ${owner} is at it already; waiting for it (lock: ${file}) …`);
		told = true;
		await pause(500);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}

/**
 * A link appears with its content at once; a file opened for writing is empty for a moment.
 * @param {string} file
 * @returns {boolean}
 */
function tryLock(file) {
	const mine = `${file}.${process.pid}`;
	writeFileSync(mine, String(process.pid));
	try {
		linkSync(mine, file);
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(mine);
	}
}

/**
 * @param {string} file
 * @returns {number} 0 when there is no lock any more
 */
function readOwner(file) {
	try {
		return Number(readFileSync(file, 'utf8'));
	} catch {
		return 0;
	}
}

/**
 * Tells whether a process is running.
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

module.exports = { holding, isAlive };
