/**
 * The rate of requests without the stalls of the process that sent them: a garbage collection, or a
 * machine that gave its processor to others, is not the pace's. The longest tenth of the gaps counts as
 * the middle one does.
 *
 * @param times of the requests in ms, in their order
 * @returns requests a second
 */
export function measureRate(times: number[]): number {
	const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
	const sorted = gaps.sort((a, b) => a - b);
	const counted = sorted.slice(0, Math.ceil(sorted.length * 0.9));
	const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
	const left = sorted.length - counted.length;
	return (sorted.length / (counted.reduce((sum, gap) => sum + gap, left * middle) || 1)) * 1000;
}
