// @ts-check
const { OLDER_VERSION } = require('../n8n/cache');
const { installN8n } = require('../n8n/install');
const { prepare } = require('../prepare');
const { describeFailure } = require('../problem');
const { elapsed, say } = require('../progress');
const { INTERRUPTED, nextSignal } = require('../signals');
const { countCells, formatTable, writeTable } = require('./compatibility');
const { commandStep, jestStep, workStep } = require('./steps');

/** @typedef {import('./steps').Step} Step */

const build = commandStep('build', 'npx', 'gulp', 'build');

const n8n = workStep('n8n', () => installN8n());
const olderN8n = workStep('n8n 1.x', () => installN8n(OLDER_VERSION));

/** Of the tests of the matrix, those of queue mode; they take as long as all others. */
const QUEUE = 'test/matrix/.*queue';

/** Asks for the README's table of the run to be written. */
const WRITE = '--write';

/** Inline disables do not count: the package has to be clean without them. */
const lint = [
	commandStep('eslint', 'npx', 'eslint', '--no-inline-config', '--max-warnings', '0', '.'),
	commandStep('n8n-node lint', 'npx', 'n8n-node', 'lint'),
	commandStep(
		'house',
		'npx',
		'eslint',
		'--config',
		'dev/house/eslint.config.mjs',
		'nodes',
		'credentials',
	),
	commandStep('prettier', 'npx', 'prettier', '--check', '.'),
	commandStep('types', 'npx', 'tsc', '-p', 'tsconfig.tests.json'),
	build,
	commandStep('scan', process.execPath, 'dev/scan.mjs'),
];

/** @type {Record<string, Step[]>} */
const LAYERS = {
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
 * @param {string[]} args names in LAYERS, and `--write` to write the README's table of the matrix
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
	const layers = args.filter((one) => one !== WRITE);
	const unknown = layers.filter((layer) => !(layer in LAYERS));
	if (unknown.length > 0) {
		say(`There is no layer ${unknown.join(', ')}; there are: ${Object.keys(LAYERS).join(', ')}.`);
		return 1;
	}
	nextSignal().then(() => process.exit(INTERRUPTED));
	const start = Date.now();
	try {
		await prepare();
	} catch (error) {
		say(describeFailure(error));
		say('0 passed, 1 failed');
		return 1;
	}
	const outcomes = [];
	for (const step of chooseSteps(layers)) outcomes.push(await step());
	const rows = countCells(outcomes);
	if (rows.length > 0) say(`\n${formatTable(rows)}`);
	if (rows.length > 0 && args.includes(WRITE)) writeTable(rows);
	return report(outcomes, start);
}

/**
 * @param {string[]} layers
 * @returns {Step[]}
 */
function chooseSteps(layers) {
	const chosen = layers.length === 0 ? DEFAULT_LAYERS : layers;
	const steps = chosen.flatMap((layer) => LAYERS[layer] ?? []);
	return [...new Set(layers.length === 0 ? [build, ...steps] : steps)];
}

/**
 * @param {import('./steps').Outcome[]} outcomes
 * @param {number} start
 * @returns {number} the exit code
 */
function report(outcomes, start) {
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

module.exports = { main };
