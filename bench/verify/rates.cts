import { median } from '../statistics.cts';

/**
 * Measures how often something can be done. Processor time, so that other work on the machine does not
 * count.
 * @param work gives false when it has gone wrong
 * @param batch how often between two readings of the clock
 * @param seconds of processor time
 * @returns runs a second of processor time
 */
export function measureRate(work: () => boolean, batch: number, seconds: number): number {
	const start = process.cpuUsage();
	for (let runs = batch; ; runs += batch) {
		for (let one = 0; one < batch; one += 1) {
			if (!work()) throw new Error('What is measured does not work');
		}
		const { user, system } = process.cpuUsage(start);
		const spent = (user + system) / 1e6;
		if (spent >= seconds) return runs / spent;
	}
}

/**
 * Measures each run by the clock on the wall. The times go into a typed array: as numbers of their own
 * they would fill the heap, and its cleaning would be measured too.
 * @returns microseconds
 */
export function measureSingles(work: () => boolean, runs: number): Float64Array {
	const times = new Float64Array(runs);
	for (let at = 0; at < runs; at += 1) {
		const start = process.hrtime.bigint();
		work();
		times[at] = Number(process.hrtime.bigint() - start) / 1_000;
	}
	return times;
}

/**
 * Gives an empty loop that takes as long as some work does: other work on the machine slows both
 * equally, so the comparison excludes it.
 * @param microseconds that half of its runs should stay below
 */
export function makeEmptyLoop(microseconds: number): () => boolean {
	let turns = 1_000;
	const loop = () => {
		let left = turns;
		while (left > 0) left -= 1;
		return left === 0;
	};
	// The first aims at a loop that is still being compiled.
	for (let tries = 0; tries < 5; tries += 1) {
		turns = Math.ceil((turns * microseconds) / median(measureSingles(loop, 2_000)));
	}
	return loop;
}
