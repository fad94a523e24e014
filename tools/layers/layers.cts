import { OLDER_VERSION } from '../n8n/cache.cts';
import { installN8n } from '../n8n/install.cts';
import { installPacked } from '../n8n/world/installing.cts';
import { prepareData } from '../n8n/world/template.cts';
import { ensurePostgres } from '../services/postgres.cts';
import { ensureRedis } from '../services/redis.cts';
import { TYPESCRIPT } from '../process/typescript.cts';
import { chooseTests, listChanged } from './changed.cts';
import { inParallel, commandStep, inTurn, jestStep, onlyAfter, workStep } from './steps.cts';
import type { Step } from './steps.cts';

const build = commandStep('build', 'npx', 'gulp', 'build');
const types = commandStep('types', 'npx', 'tsc', '-p', 'tsconfig.tests.json');

/** With the data folder on which each test's n8n starts; no test waits for the making of these. */
const n8n = workStep('n8n', async () => await prepareData(await installN8n()));
const olderN8n = workStep(
	'n8n 1.x',
	async () => await prepareData(await installN8n(OLDER_VERSION)),
);
const packed = workStep('package', installPacked);

/** Makes a step of a program of tools/. */
const toolStep = (name: string, file: string, ...args: string[]): Step =>
	commandStep(name, process.execPath, ...TYPESCRIPT, file, ...args);

/** Two lanes of about the same length. Inline disables do not count: the package has to be clean without them. */
const lint = inTurn(
	build,
	inParallel(
		inTurn(
			commandStep('eslint', 'npx', 'eslint', '--no-inline-config', '--max-warnings', '0', '.'),
			commandStep('n8n-node lint', 'npx', 'n8n-node', 'lint'),
			toolStep('scan', 'tools/lint/scan.cts'),
		),
		inTurn(
			toolStep('house', 'tools/lint/house.cts'),
			toolStep('words', 'tools/lint/words.cts'),
			types,
			commandStep('prettier', 'npx', 'prettier', '--check', '.'),
		),
	),
);

/** Each n8n takes 0.7 GB, and while it starts a whole processor core. */
const TWO = ['--maxWorkers', '2'];

/** Those that wait for n8n and its workers more than they compute. */
const FOUR = ['--maxWorkers', '4'];

/** The tests of polls wait for intervals; the other long ones keep both cores busy. */
const POLLS = 'test/long/e2e/poll/';

/** Of the tests of the matrix, those of queue mode; they take as long as all others, and five processes each. */
const QUEUE = 'test/matrix/.*queue';

/** @returns the layer, with all that a real n8n needs before it */
const withN8n = (...steps: Step[]) => inTurn(build, n8n, packed, ...steps);

const e2e = withN8n(jestStep('e2e', ['e2e'], TWO));

/** The installations at the same time wait for the network and use one compiler. */
const testAfter = (...installations: Step[]) =>
	inTurn(
		build,
		inParallel(
			inTurn(...installations),
			inTurn(lint, jestStep('unit + engine', ['unit', 'engine'])),
		),
		e2e,
	);

const test = testAfter(n8n);

/** About time and memory first, with nothing else at the same time; then with a real n8n, and n8n 1.x. */
const long = inTurn(
	jestStep('long', ['long'], TWO),
	withN8n(
		olderN8n,
		inParallel(
			jestStep('long e2e, polls', ['longE2e'], [...TWO, '--testPathPatterns', POLLS]),
			jestStep('long e2e', ['longE2e'], [...TWO, '--testPathIgnorePatterns', POLLS]),
		),
	),
);

/** Installed as root on Debian; elsewhere it says what to install. */
const services: Step = async () =>
	await workStep('PostgreSQL and Redis', async () => {
		await ensurePostgres();
		await ensureRedis();
	})();

const everyCell = onlyAfter(
	services,
	withN8n(olderN8n, jestStep('matrix and queue', ['matrix'], FOUR)),
);
const matrix = onlyAfter(
	services,
	withN8n(olderN8n, jestStep('matrix', ['matrix'], [...TWO, '--testPathIgnorePatterns', QUEUE])),
);
const queue = onlyAfter(
	services,
	withN8n(olderN8n, jestStep('queue', ['matrix'], [...TWO, '--testPathPatterns', QUEUE])),
);

/** What can be run by name; `test` is `npm test`. */
export const LAYERS: Record<string, Step> = {
	test,
	/** It first names what it can not install. */
	all: inTurn(services, testAfter(n8n, olderN8n), long, everyCell),
	/** The inner loop: what is closest to the files that are not committed. */
	changed: inParallel(types, async () => {
		const only = ['--onlyChanged', '--passWithNoTests'];
		const tests = ['--testPathPatterns', chooseTests(listChanged())];
		return await jestStep('changed', ['unit', 'engine'], [...only, ...tests])();
	}),
	lint,
	unit: jestStep('unit', ['unit']),
	engine: jestStep('engine', ['engine']),
	e2e,
	long,
	/** Chromium is needed, and can be installed on Debian only. */
	browser: withN8n(jestStep('browser', ['browser'], ['--runInBand'])),
	matrix,
	queue,
};
