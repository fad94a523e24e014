import type { Mutant } from './mutants.cts';

/** In percent, as Stryker counts. */
export const LOWEST_SCORE = 95;

/** Counts mutants as Stryker does: ignored ones and those that do not compile are out of the score. */
export function count(mutants: Mutant[]) {
	const sum = (status: string) => mutants.filter((one) => one.status === status).length;
	const [killed, timeout] = [sum('Killed'), sum('Timeout')];
	const [survived, noCoverage] = [sum('Survived'), sum('NoCoverage')];
	const noticed = killed + timeout;
	const score = Math.floor((1000 * noticed) / Math.max(1, noticed + survived + noCoverage)) / 10;
	return { score, killed, survived, timeout, noCoverage, ignored: sum('Ignored') };
}

/** @returns a line for each file */
export function formatCounts(mutants: Mutant[]): string {
	return [...new Set(mutants.map(({ file }) => file))]
		.map((file) => {
			const one = count(mutants.filter((mutant) => mutant.file === file));
			const living = one.survived + one.noCoverage;
			return `    ${file.padEnd(36)} ${String(one.killed + one.timeout).padStart(4)} noticed ${String(living).padStart(3)} lived ${one.score} %`;
		})
		.join('\n');
}
