// @ts-check
/**
 * The straight line through points by least squares, and how far its slope may be off.
 * @param {[x: number, y: number][]} points at least three, not all with the same x
 * @returns {{ slope: number, margin: number }} y for each x; `margin`: two standard errors
 */
function fitSlope(points) {
	const meanX = sum(points.map(([x]) => x)) / points.length;
	const meanY = sum(points.map(([, y]) => y)) / points.length;
	const spread = sum(points.map(([x]) => (x - meanX) ** 2));
	const slope = sum(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spread;
	const rest = sum(points.map(([x, y]) => (y - meanY - slope * (x - meanX)) ** 2));
	return { slope, margin: 2 * Math.sqrt(rest / (points.length - 2) / spread) };
}

/** @param {number[]} values */
function sum(values) {
	return values.reduce((total, one) => total + one, 0);
}

module.exports = { fitSlope };
