/** How many other failures come between a failure and its copy: a copy at the same moment, soon after, much later. */
const DISTANCES = [0, 10, 200];

/**
 * Doubles every third entry.
 * @param entries in the order in which they are sent
 * @returns all, in an order that has each copy after its original
 */
export function doubleEveryThird<T>(entries: T[]): T[] {
	const originals = entries.map((entry, place) => ({ entry, place }));
	const copies = originals
		.filter(({ place }) => place % 3 === 2)
		.map(({ entry, place }, at) => ({
			entry,
			place: place + 0.5 + (DISTANCES[at % DISTANCES.length] ?? 0),
		}));
	return [...originals, ...copies].sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}
