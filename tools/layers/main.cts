import { OLDER_VERSION } from '../n8n/cache.cts';
import { installN8n } from '../n8n/install.cts';
import { elapsed, say } from '../process/progress.cts';
import { TYPESCRIPT } from '../process/typescript.cts';
import { INTERRUPTED, nextSignal } from '../process/signals.cts';
import { countCells, formatTable, writeTable } from './compatibility.cts';
import { commandStep, jestStep, workStep } from './steps.cts';
import type { Outcome, Step } from './steps.cts';

const build = commandStep('build', 'npx', 'gulp', 'build');

const n8n = workStep('n8n', () => installN8n());
const olderN8n = workStep('n8n 1.x', () => installN8n(OLDER_VERSION));

/** Of the tests of the matrix, those of queue mode; they take as long as all others. */
const QUEUE = 'test/matrix/.*queue';

/** Asks for the table of tested versions to be written. */
const WRITE = '--write';

/** Makes a step of a program of tools/. */
const toolStep = (name: string, file: string, ...args: string[]): Step =>
	commandStep(name, process.execPath, ...TYPESCRIPT, file, ...args);

/** Inline disables do not count: the package has to be clean without them. */
const lint = [
	commandStep('eslint', 'npx', 'eslint', '--no-inline-config', '--max-warnings', '0', '.'),
	commandStep('n8n-node lint', 'npx', 'n8n-node', 'lint'),
	toolStep('house', 'tools/lint/house.cts'),
	commandStep('prettier', 'npx', 'prettier', '--check', '.'),
	commandStep('types', 'npx', 'tsc', '-p', 'tsconfig.tests.json'),
	build,
	toolStep('scan', 'tools/lint/scan.cts'),
];

const LAYERS: Record<string, Step[]> = {
	lint,
	unit: [jestStep('unit')],
	engine: [jestStep('engine')],
	// One n8n at a time: each takes a processor core and 700 MB.
	e2e: [build, n8n, jestStep('e2e', ['--runInBand'])],
	// Asked for by name: it needs Chromium, which can be installed on Debian only.
	browser: [build, n8n, jestStep('browser', ['--runInBand'])],
	// Asked for by name: a quarter of an hour, and PostgreSQL and Redis.
	matrix: [
		...[build, n8n, olderN8n],
		jestStep('matrix', ['--runInBand', '--testPathIgnorePatterns', QUEUE]),
	],
	queue: [
		...[build, n8n, olderN8n],
		jestStep('matrix', ['--runInBand', '--testPathPatterns', QUEUE], 'queue'),
	],
};

const DEFAULT_LAYERS = ['lint', 'unit', 'engine', 'e2e'];

/**
 * Runs layers of the test suite: lint, unit, engine and e2e unless others are named. The last line says how many tests and
 * other steps passed and failed.
 * @param args names in LAYERS, and `--write` to write the table of tested versions
 * @returns the exit code
 */
export async function main(args: string[]): Promise<number> {
	const layers = args.filter((one) => one !== WRITE);
	const unknown = layers.filter((layer) => !(layer in LAYERS));
	if (unknown.length > 0) {
		say(`There is no layer ${unknown.join(', ')}; there are: ${Object.keys(LAYERS).join(', ')}.`);
		return 1;
	}
	void nextSignal().then(() => process.exit(INTERRUPTED));
	const start = Date.now();
	const outcomes = [];
	for (const step of chooseSteps(layers)) outcomes.push(await step());
	const rows = countCells(outcomes);
	if (rows.length > 0) say(`\n${formatTable(rows)}`);
	if (rows.length > 0 && args.includes(WRITE)) writeTable(rows);
	return report(outcomes, start);
}

function chooseSteps(layers: string[]): Step[] {
	const chosen = layers.length === 0 ? DEFAULT_LAYERS : layers;
	const steps = chosen.flatMap((layer) => LAYERS[layer] ?? []);
	return [...new Set(layers.length === 0 ? [build, ...steps] : steps)];
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
