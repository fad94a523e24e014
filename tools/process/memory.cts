import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectOnce: () => void = runInNewContext('gc');

/** Twice: what finalizers release, such as the memory of a buffer, goes with the next collection only. */
function collectGarbage(): void {
	collectOnce();
	collectOnce();
}

/** Collects on both sides of a turn of the event loop, in which sockets let go of what they hold. */
async function settle(): Promise<void> {
	collectGarbage();
	await setImmediate();
	collectGarbage();
}

/** @returns bytes that V8 and buffers hold, garbage included */
function countBytes(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/**
 * Runs something and gives by how many bytes memory has grown: `withGarbage` right after it, an upper
 * bound of what it needed when nothing was collected meanwhile; `kept` after a collection.
 */
export async function measureGrowth(
	run: () => Promise<void>,
): Promise<{ withGarbage: number; kept: number }> {
	await settle();
	const before = countBytes();
	await run();
	const withGarbage = countBytes() - before;
	await settle();
	return { withGarbage, kept: countBytes() - before };
}

/**
 * Measures what is alive while something runs, garbage aside.
 * @returns `sample` when it is worth a report; `highest`: the most bytes above what there was at
 * first
 */
export function watchMemory(): { sample: () => void; highest: () => number } {
	collectGarbage();
	const before = countBytes();
	let most = 0;
	return {
		sample: () => {
			collectGarbage();
			most = Math.max(most, countBytes() - before);
		},
		highest: () => most,
	};
}

/**
 * Measures what is alive while work runs, every so often.
 *
 * @param everyMs the time between two samples
 * @returns the most bytes above what there was before
 */
export async function measurePeak(work: () => Promise<unknown>, everyMs: number): Promise<number> {
	const memory = watchMemory();
	const timer = setInterval(memory.sample, everyMs);
	try {
		await work();
		memory.sample();
	} finally {
		clearInterval(timer);
	}
	return memory.highest();
}
