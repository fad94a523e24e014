// @ts-check
/**
 * @param {number[]} values at least one
 * @param {number} share 0.5 for the median, 0.99 for the 99th percentile
 * @returns {number} the smallest value that is not below that share of them
 */
function percentile(values, share) {
	const sorted = Float64Array.from(values).sort();
	const at = Math.max(0, Math.ceil(sorted.length * share) - 1);
	return sorted[at] ?? Number.NaN;
}

/**
 * @param {number[]} values
 * @returns {number}
 */
function median(values) {
	return percentile(values, 0.5);
}

/**
 * How far the ratio of two totals may be off, from how it changes between the rounds.
 * @param {[number, number][]} rounds what each round adds to the numerator and the denominator, at least two
 * @returns {{ ratio: number, margin: number }} `margin`: two standard errors
 */
function compareTotals(rounds) {
	const sum = (/** @type {number[]} */ values) => values.reduce((total, one) => total + one, 0);
	const below = sum(rounds.map(([, one]) => one));
	const ratio = sum(rounds.map(([one]) => one)) / below;
	const squares = sum(rounds.map(([over, under]) => (over - ratio * under) ** 2));
	const deviation = Math.sqrt((squares * rounds.length) / (rounds.length - 1));
	return { ratio, margin: (2 * deviation) / below };
}

module.exports = { compareTotals, median, percentile };
