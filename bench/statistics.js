// @ts-check
/**
 * @param {ArrayLike<number>} values at least one
 * @param {number} share 0.5 for the median, 0.99 for the 99th percentile
 * @returns {number} the smallest value that is not below that share of them
 */
function percentile(values, share) {
	const sorted = Float64Array.from(values).sort();
	const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
	return sorted[at] ?? Number.NaN;
}

/**
 * @param {ArrayLike<number>} values at least one
 * @returns {number}
 */
function median(values) {
	return percentile(values, 0.5);
}

/**
 * The middle of the ratios of several rounds, and how far it may be off. A middle, as a machine that does
 * something else for a second spoils one round, and that round should not decide.
 * @param {[number, number][]} rounds numerator and denominator of each, measured shortly after each other
 * @returns {{ ratio: number, margin: number, rounds: number }} `margin`: two standard errors of a median,
 * from the median distance of the ratios
 */
function compareRounds(rounds) {
	const ratios = rounds.map(([over, under]) => over / under);
	const ratio = median(ratios);
	// A normal scatter has its deviation at 1.4826 of that distance, and its median errs 1.2533 times
	// as much as its mean.
	const deviation = 1.4826 * median(ratios.map((one) => Math.abs(one - ratio)));
	const margin = (2 * 1.2533 * deviation) / Math.sqrt(rounds.length);
	return { ratio, margin, rounds: rounds.length };
}

module.exports = { compareRounds, median, percentile };
