/** How many requests may be under way at a time. */
const mostInFlight = 10;

/**
 * Runs a task for each of the numbers below `count`: at most 10 at a time, started in their order.
 * After a throw, or once `signal` is aborted, no further one is started.
 *
 * @throws what the task of the lowest number threw, when those under way have ended.
 */
export async function forEachInFlight(
	count: number,
	signal: AbortSignal | undefined,
	task: (index: number) => Promise<void>,
): Promise<void> {
	const failures = new Map<number, unknown>();
	let next = 0;
	const work = async () => {
		while (next < count && failures.size === 0 && !signal?.aborted) {
			const index = next++;
			try {
				await task(index);
			} catch (error) {
				failures.set(index, error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(count, mostInFlight) }, work));
	if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
}
