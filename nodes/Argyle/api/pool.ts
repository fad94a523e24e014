/** How many requests may be under way at a time. */
const mostInFlight = 10;

/**
 * Does some work for each entry: for at most 10 at a time, begun in their order. After a throw, or
 * once `signal` is aborted, no further one is begun.
 *
 * @throws what the first entry in order threw, once those under way have ended.
 */
export async function forEachInFlight<T>(
	entries: T[],
	signal: AbortSignal | undefined,
	work: (entry: T, index: number) => Promise<void>,
): Promise<void> {
	const failures = new Map<number, unknown>();
	const left = entries.entries();
	const workOff = async () => {
		for (const [index, entry] of left) {
			if (failures.size > 0 || signal?.aborted) return;
			try {
				await work(entry, index);
			} catch (error) {
				failures.set(index, error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(entries.length, mostInFlight) }, workOff));
	if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
}
