import { join } from 'node:path';
import type { Room } from './rooms.cts';

/** See README.md. These keep state in modules, so all come from one place: the checkout, not Stryker's copy of it. */
const JEST = join(__dirname, 'jest');

/**
 * Long enough for all tests of a room on a busy machine, so that a surviving mutant does not count as killed. Stryker stops an
 * endless loop long before, by counting.
 */
const TIMEOUT_MS = 60_000;

/**
 * Gives Stryker's options for a room.
 * @param paths the file for the report, and a folder for copies of the checkout
 */
export function configure(
	{ mutate, tests, ignoreStatic = false }: Room,
	{ report, work }: { report: string; work: string },
) {
	return {
		testRunner: 'jest',
		plugins: ['@stryker-mutator/jest-runner'],
		jest: {
			configFile: 'tools/mutation/jest/jest.config.json',
			config: configureJest(tests),
			enableFindRelatedTests: false,
		},
		mutate: mutate.map((glob) => `nodes/Argyle/${glob}`),
		ignoreStatic,
		coverageAnalysis: 'perTest',
		concurrency: 2,
		timeoutMS: TIMEOUT_MS,
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

/** @param tests globs below test/ */
function configureJest(tests: string[]) {
	return {
		testTimeout: 30_000,
		globalSetup: '<rootDir>/test/unit/zone.cts',
		testEnvironment: join(JEST, 'environment.cts'),
		testSequencer: join(JEST, 'sequencer.cts'),
		runtime: join(JEST, 'runtime.cts'),
		modulePathIgnorePatterns: ['<rootDir>/tools/n8n/lock'],
		testMatch: tests.map((glob) => `<rootDir>/test/${glob}`),
		transform: { '^.+\\.c?ts$': join(JEST, 'transform.cts') },
	};
}
