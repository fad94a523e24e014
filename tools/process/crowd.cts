/**
 * Runs something for each entry, `width` of them at a time.
 * @returns in the order of the entries
 */
export async function runInParallel<T, R>(
	entries: T[],
	width: number,
	run: (entry: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results: R[] = new Array(entries.length);
	const queue = entries.entries();
	const work = async () => {
		for (const [index, entry] of queue) results[index] = await run(entry, index);
	};
	await Promise.all(Array.from({ length: width }, work));
	return results;
}
