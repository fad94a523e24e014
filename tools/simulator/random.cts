/**
 * Makes a random generator (mulberry32). Its sequence depends on the seed alone, so that a run of chaos
 * can be played again.
 *
 * @param seed 32-bit integer
 * @returns each call gives the next number in [0, 1)
 */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
