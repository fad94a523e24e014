import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.cts';
import { describeFailure } from '../process/problem.cts';
import { elapsed, say } from '../process/progress.cts';
import { keeping, showing } from './showing.cts';
import type { TestCase } from './compatibility.cts';

export interface Outcome {
	name: string;
	passed: number;
	failed: number;
	/** Each test of a jest layer. */
	cases?: TestCase[];
}

export type Step = () => Promise<Outcome[]>;

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numRuntimeErrorTestSuites: number;
	testResults: { assertionResults: TestCase[] }[];
}

/** Makes a step of steps that run one after the other, also after one that failed. */
export function inTurn(...steps: Step[]): Step {
	return async () => {
		const outcomes: Outcome[] = [];
		for (const step of steps) outcomes.push(...(await step()));
		return outcomes;
	};
}

/** Makes a step of one that can't do without another; when that fails it does not run. */
export function onlyAfter(need: Step, step: Step): Step {
	return async () => {
		const outcomes = await need();
		const passed = outcomes.every(({ failed }) => failed === 0);
		return passed ? [...outcomes, ...(await step())] : outcomes;
	};
}

/** Makes a step of steps that run at the same time. */
export function inParallel(...steps: Step[]): Step {
	return async () => (await Promise.all(steps.map((step) => step()))).flat();
}

/** Makes a step that several layers need and that runs for the first of them only. */
function once(step: Step): Step {
	let ran: Promise<Outcome[]> | undefined;
	return async () => {
		if (ran === undefined) return await (ran = step());
		await ran;
		return [];
	};
}

/** Makes a step of a command; it counts as one. It prints in one piece, when it has ended. */
export function commandStep(name: string, command: string, ...args: string[]): Step {
	return once(async () => {
		const log = join(ROOT, 'reports', `${name.replaceAll(' ', '-')}.log`);
		const { code, text } = await timed(name, () => keeping(log, command, args));
		if (text !== '') say(text);
		return [{ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }];
	});
}

/** Makes a step of a function; it counts as one, and fails by throwing. */
export function workStep(name: string, work: () => Promise<unknown>): Step {
	return once(async () => {
		const error = await timed(name, () => work().then(() => undefined, describeFailure));
		if (error !== undefined) say(error);
		return [{ name, passed: error === undefined ? 1 : 0, failed: error === undefined ? 0 : 1 }];
	});
}

/**
 * Makes a step of jest; each of its tests counts.
 * @param name of the step
 * @param projects names of jest projects
 * @param args for jest
 */
export function jestStep(name: string, projects: string[], args: string[] = []): Step {
	return async () => {
		// Kept: tools/docs/reliability reads which test covers which case.
		const report = join(ROOT, 'reports', `tests-${name.replaceAll(/\W/g, '')}.json`);
		mkdirSync(dirname(report), { recursive: true });
		rmSync(report, { force: true });
		const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
		const options = ['--selectProjects', ...projects, '--json', '--outputFile', report, ...args];
		const code = await timed(name, () => showing(process.execPath, [jest, ...options]));
		const counted = countTests(report);
		// Jest fails without a failed test when, for example, a file holds no test.
		const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
		return [{ name, passed: counted.passed, failed, cases: counted.cases }];
	};
}

/** @returns a test file that could not be run counts as failed; jest writes no report when there was nothing to run */
function countTests(report: string): { passed: number; failed: number; cases: TestCase[] } {
	try {
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults }: JestReport =
			JSON.parse(readFileSync(report, 'utf8'));
		const failed = numFailedTests + numRuntimeErrorTestSuites;
		const cases = testResults.flatMap(({ assertionResults }) => assertionResults);
		return { passed: numPassedTests, failed, cases };
	} catch {
		return { passed: 0, failed: 0, cases: [] };
	}
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	say(`\n── ${name}`);
	const result = await work();
	say(`── ${name}: ${elapsed(start)}`);
	return result;
}
