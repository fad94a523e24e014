/**
 * @param values at least one
 * @param share 0.5 for the median, 0.99 for the 99th percentile
 * @returns the smallest value that is not below that share of them
 */
export function percentile(values: ArrayLike<number>, share: number): number {
	const sorted = Float64Array.from(values).sort();
	const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
	return sorted[at] ?? Number.NaN;
}

/** @param values at least one */
export function median(values: ArrayLike<number>): number {
	return percentile(values, 0.5);
}

export interface Comparison {
	/** The middle of the ratios of all rounds. */
	ratio: number;
	/** Where 95 % of such middles lie, by the order of the ratios; all of them for few rounds. */
	range: [number, number];
	/** The ratio of the sums. */
	total: number;
	rounds: number;
}

/**
 * Compares what was measured in several rounds. By the middle, as a machine that does something else for a second spoils a round,
 * and that round should not decide; the sums tell of all.
 * @param rounds numerator and denominator of each, measured shortly after each other; at least one
 */
export function compareRounds(rounds: [number, number][]): Comparison {
	const ratios = Float64Array.from(rounds, ([over, under]) => over / under).sort();
	const { length } = ratios;
	const at = (place: number) => ratios[place] ?? Number.NaN;
	const ratio = (at(Math.floor((length - 1) / 2)) + at(Math.floor(length / 2))) / 2;
	// A median lies between the ratios at these places, by the binomial distribution (as a normal one).
	const cut = Math.max(0, Math.floor((length - 1.96 * Math.sqrt(length)) / 2));
	const sum = (side: 0 | 1) => rounds.reduce((total, one) => total + one[side], 0);
	return { ratio, range: [at(cut), at(length - 1 - cut)], total: sum(0) / sum(1), rounds: length };
}
