/**
 * The straight line through points by least squares, and how far its slope may be off.
 * @param points at least three, not all with the same x
 * @returns y for each x; `margin`: two standard errors
 */
export function fitSlope(points: [x: number, y: number][]): { slope: number; margin: number } {
	const meanX = sum(points.map(([x]) => x)) / points.length;
	const meanY = sum(points.map(([, y]) => y)) / points.length;
	const spread = sum(points.map(([x]) => (x - meanX) ** 2));
	const slope = sum(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spread;
	const rest = sum(points.map(([x, y]) => (y - meanY - slope * (x - meanX)) ** 2));
	return { slope, margin: 2 * Math.sqrt(rest / (points.length - 2) / spread) };
}

function sum(values: number[]) {
	return values.reduce((total, one) => total + one, 0);
}
