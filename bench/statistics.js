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

module.exports = { median, percentile };
