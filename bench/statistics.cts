import {
	linearRegression,
	linearRegressionLine,
	median,
	sum,
	sumNthPowerDeviations,
} from 'simple-statistics';

/**
 * Fits a straight line by least squares.
 * @param points at least three, not all with the same x
 * @returns `slope`: y for each x; `margin`: two standard errors of it
 */
export function fitSlope(points: [x: number, y: number][]): { slope: number; margin: number } {
	const line = linearRegression(points);
	const predict = linearRegressionLine(line);
	const residuals = sum(points.map(([x, y]) => (y - predict(x)) ** 2));
	const spread = sumNthPowerDeviations(
		points.map(([x]) => x),
		2,
	);
	return { slope: line.m, margin: 2 * Math.sqrt(residuals / (points.length - 2) / spread) };
}

export interface Comparison {
	/** The median of the ratios of all rounds. */
	ratio: number;
	/** The 95 % confidence interval of that median; all ratios when there are few rounds. */
	range: [number, number];
	/** The ratio of the sums. */
	total: number;
	rounds: number;
}

/**
 * Compares what was measured in several rounds. The median decides, because a machine that is busy for a second
 * spoils one round only.
 * @param rounds numerator and denominator of each, measured shortly after each other; at least one
 */
export function compareRounds(rounds: [number, number][]): Comparison {
	const ratios = rounds.map(([over, under]) => over / under).sort((a, b) => a - b);
	const { length } = ratios;
	// The median lies between the ratios at these places, by the binomial distribution (as a normal one).
	const cut = Math.max(0, Math.floor((length - 1.96 * Math.sqrt(length)) / 2));
	const total = sum(rounds.map(([over]) => over)) / sum(rounds.map(([, under]) => under));
	const at = (place: number) => ratios[place] ?? Number.NaN;
	return { ratio: median(ratios), range: [at(cut), at(length - 1 - cut)], total, rounds: length };
}

/** Writes a share as a percentage with one decimal. */
export function toPercent(share: number): string {
	return `${(share * 100).toFixed(1)} %`;
}
