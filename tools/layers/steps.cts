import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.cts';
import { describeFailure } from '../process/problem.cts';
import { elapsed, say } from '../process/progress.cts';
import { showing } from './showing.cts';
import type { TestCase } from './compatibility.cts';

export interface Outcome {
	name: string;
	passed: number;
	failed: number;
	/** Each test of a jest layer. */
	cases?: TestCase[];
}

export type Step = () => Promise<Outcome>;

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numRuntimeErrorTestSuites: number;
	testResults: { assertionResults: TestCase[] }[];
}

/** Makes a step of a command; it counts as one. */
export function commandStep(name: string, command: string, ...args: string[]): Step {
	return async () => {
		const code = await timed(name, () => showing(command, args, {}));
		return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
	};
}

/** Makes a step of a function; it counts as one, and fails by throwing. */
export function workStep(name: string, work: () => Promise<unknown>): Step {
	return async () => {
		const error = await timed(name, () => work().then(() => undefined, describeFailure));
		if (error !== undefined) say(error);
		return { name, passed: error === undefined ? 1 : 0, failed: error === undefined ? 0 : 1 };
	};
}

/**
 * Makes a step of a jest layer; each of its tests counts.
 * @param layer the name of a jest project
 * @param args for jest
 * @param name of the step, where it is a part of the project only
 */
export function jestStep(layer: string, args: string[] = [], name: string = layer): Step {
	return async () => {
		// Kept: tools/docs/reliability reads which test covers which case.
		const report = join(ROOT, 'reports', `tests-${name}.json`);
		mkdirSync(dirname(report), { recursive: true });
		rmSync(report, { force: true });
		const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
		const options = ['--selectProjects', layer, '--json', '--outputFile', report, ...args];
		const code = await timed(name, () => showing(process.execPath, [jest, ...options], {}));
		const counted = countTests(report);
		// Jest fails without a failed test when, for example, a file holds no test.
		const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
		return { name, passed: counted.passed, failed, cases: counted.cases };
	};
}

/** @returns a test file that could not be run counts as failed */
function countTests(report: string): { passed: number; failed: number; cases: TestCase[] } {
	try {
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults }: JestReport =
			JSON.parse(readFileSync(report, 'utf8'));
		const failed = numFailedTests + numRuntimeErrorTestSuites;
		const cases = testResults.flatMap(({ assertionResults }) => assertionResults);
		return { passed: numPassedTests, failed, cases };
	} catch {
		return { passed: 0, failed: 1, cases: [] };
	}
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	say(`\n── ${name}`);
	const result = await work();
	say(`── ${name}: ${elapsed(start)}`);
	return result;
}
