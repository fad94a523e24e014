// @ts-check
const { readFileSync, readdirSync } = require('node:fs');

/**
 * What a process holds now, as Linux tells it.
 * @param {number | undefined} pid
 * @returns {{ megabytes: number, descriptors: number }} resident memory; open files and sockets
 */
function readUsage(pid) {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
	return { megabytes: kilobytes / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

module.exports = { readUsage };
