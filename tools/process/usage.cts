import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second for every program (USER_HZ). */
const TICKS_A_SECOND = 100;

/**
 * Reads what a process holds now, as Linux reports it.
 * @returns resident memory; open files and sockets
 */
export function readUsage(pid: number | undefined): { megabytes: number; descriptors: number } {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
	return { megabytes: kilobytes / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

/**
 * Reads the processor time that a process has used so far. Unlike the time on the clock, other work on the
 * machine hardly makes it longer.
 * @returns seconds
 */
export function readProcessorSeconds(pid: number | undefined): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name in parentheses may hold spaces; `utime` and `stime` are the 14th and 15th field.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
