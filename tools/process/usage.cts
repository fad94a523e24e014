import { readFileSync, readdirSync } from 'node:fs';

/**
 * Reads from Linux what a process holds now.
 * @returns resident memory; open files and sockets
 */
export function readUsage(pid: number | undefined): { megabytes: number; descriptors: number } {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
	return { megabytes: kilobytes / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length };
}
