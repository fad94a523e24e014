import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second for every program (USER_HZ). */
const TICKS_A_SECOND = 100;

/**
 * The processor time that a process has used so far, as Linux reports it. Other work on the machine
 * makes it hardly longer, unlike the time that passes.
 * @returns seconds
 */
export function readProcessorSeconds(pid: number | undefined): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name in parentheses may hold spaces; `utime` and `stime` are the 14th and 15th field.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
