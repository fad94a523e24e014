import type { Room } from './rooms.cts';

/**
 * Enough for all tests of a room on a machine that is busy with other things: what nothing notices must not count as noticed. An
 * endless loop is noticed by counting, long before.
 */
const PATIENCE_MS = 60_000;

/**
 * Gives Stryker's options for a room.
 * @param paths the file for the report, and a folder for copies of the checkout
 */
export function configure(
	{ mutate, ignoreStatic = false }: Room,
	{ report, work }: { report: string; work: string },
) {
	return {
		testRunner: 'jest',
		plugins: ['@stryker-mutator/jest-runner'],
		jest: { configFile: 'dev/mutation/jest/jest.config.js', enableFindRelatedTests: false },
		mutate: mutate.map((glob) => `nodes/Argyle/${glob}`),
		ignoreStatic,
		coverageAnalysis: 'perTest',
		concurrency: 2,
		timeoutMS: PATIENCE_MS,
		dryRunTimeoutMinutes: 15,
		// What no test of a room reads.
		ignorePatterns: ['.git', 'bench', 'dist', 'docs', 'reports'],
		tempDirName: work,
		cleanTempDir: 'always',
		reporters: ['json', 'clear-text', 'progress-append-only'],
		jsonReporter: { fileName: report },
		allowConsoleColors: false,
		clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false },
		warnings: { slow: false },
	};
}
