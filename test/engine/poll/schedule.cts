import { readFileSync } from 'node:fs';

const NANOSECONDS = 1e9;

/**
 * How long this process was ready to run while others had the processor, since it started: what a busy
 * machine costs it (Linux, proc(5): the second field of schedstat).
 * @returns seconds; 0 where the system does not tell
 */
export function readWaitingSeconds(): number {
	try {
		const [, waited = '0'] = readFileSync('/proc/self/schedstat', 'utf8').split(' ');
		return Number(waited) / NANOSECONDS;
	} catch {
		return 0;
	}
}
