// @ts-check
/**
 * Runs something for each entry, `width` of them at a time.
 * @template T, R
 * @param {T[]} entries
 * @param {number} width
 * @param {(entry: T, index: number) => Promise<R>} run
 * @returns {Promise<R[]>} in the order of the entries
 */
async function runAbreast(entries, width, run) {
	/** @type {R[]} */
	const results = new Array(entries.length);
	const queue = entries.entries();
	const work = async () => {
		for (const [index, entry] of queue) results[index] = await run(entry, index);
	};
	await Promise.all(Array.from({ length: width }, work));
	return results;
}

module.exports = { runAbreast };
