import { elapsed, say } from '../process/progress.cts';
import { INTERRUPTED, nextSignal } from '../process/signals.cts';
import { countCells, formatTable, writeTable } from './compatibility.cts';
import { LAYERS } from './layers.cts';
import type { Outcome } from './steps.cts';

/** Asks for the table of tested versions to be written. */
const WRITE = '--write';

/**
 * Runs layers of the test suite: what `npm test` runs unless others are named. The last line says how many tests and
 * other steps passed and failed.
 * @param args names in LAYERS, and `--write` to write the table of tested versions
 * @returns the exit code
 */
export async function main(args: string[]): Promise<number> {
	const named = args.filter((one) => one !== WRITE);
	const layers = named.length === 0 ? ['test'] : named;
	const steps = layers.map((layer) => LAYERS[layer]);
	const unknown = layers.filter((layer) => !(layer in LAYERS));
	if (unknown.length > 0) {
		say(`There is no layer ${unknown.join(', ')}; there are: ${Object.keys(LAYERS).join(', ')}.`);
		return 1;
	}
	void nextSignal().then(() => process.exit(INTERRUPTED));
	const start = Date.now();
	const outcomes: Outcome[] = [];
	for (const step of steps) outcomes.push(...((await step?.()) ?? []));
	const rows = countCells(outcomes);
	if (rows.length > 0) say(`\n${formatTable(rows)}`);
	if (rows.length > 0 && args.includes(WRITE)) writeTable(rows);
	return report(outcomes, start);
}

/** @returns the exit code */
function report(outcomes: Outcome[], start: number): number {
	const passed = outcomes.reduce((sum, one) => sum + one.passed, 0);
	const failed = outcomes.reduce((sum, one) => sum + one.failed, 0);
	const failures = outcomes.filter((one) => one.failed > 0).map(({ name }) => name);
	const failedTests = outcomes
		.flatMap(({ cases = [] }) => cases)
		.filter(({ status }) => status === 'failed');
	// Again at the end: what jest prints about them is thousands of lines further up.
	for (const { fullName } of failedTests) say(`✕ ${fullName}`);
	say(
		`\n${outcomes.map((one) => `${one.name}: ${one.passed}/${one.passed + one.failed}`).join(' · ')}`,
	);
	say(failures.length > 0 ? `Failed: ${failures.join(', ')}.` : `All passed in ${elapsed(start)}.`);
	say(`${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}
