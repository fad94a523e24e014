// @ts-check
const { mkdirSync, readFileSync, rmSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { ROOT } = require('../prepare');
const { describeFailure } = require('../problem');
const { elapsed, say } = require('../progress');
const { showing } = require('./showing');

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {TestCase[]} [cases] each test of a jest layer
 */

/** @typedef {import('./compatibility').TestCase} TestCase */

/** @typedef {() => Promise<Outcome>} Step */

/**
 * @typedef {object} JestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites
 * @property {{ assertionResults: TestCase[] }[]} testResults
 */

/**
 * Makes a step of a command; it counts as one.
 * @param {string} name
 * @param {string} command
 * @param {...string} args
 * @returns {Step}
 */
function commandStep(name, command, ...args) {
	return async () => {
		const code = await timed(name, () => showing(command, args, {}));
		return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
	};
}

/**
 * Makes a step of a function; it counts as one, and fails by throwing.
 * @param {string} name
 * @param {() => Promise<unknown>} work
 * @returns {Step}
 */
function workStep(name, work) {
	return async () => {
		const error = await timed(name, () => work().then(() => undefined, describeFailure));
		if (error !== undefined) say(error);
		return { name, passed: error === undefined ? 1 : 0, failed: error === undefined ? 0 : 1 };
	};
}

/**
 * Makes a step of a jest layer; each of its tests counts.
 * @param {string} layer the name of a jest project
 * @param {string[]} [args] for jest
 * @param {string} [name] of the step, where it is a part of the project only
 * @returns {Step}
 */
function jestStep(layer, args = [], name = layer) {
	return async () => {
		// Kept: dev/reliability reads which test covers which case.
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

/**
 * @param {string} report
 * @returns {{ passed: number, failed: number, cases: TestCase[] }} a test file that could not be run counts as failed
 */
function countTests(report) {
	try {
		/** @type {JestReport} */
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
			readFileSync(report, 'utf8'),
		);
		const failed = numFailedTests + numRuntimeErrorTestSuites;
		const cases = testResults.flatMap(({ assertionResults }) => assertionResults);
		return { passed: numPassedTests, failed, cases };
	} catch {
		return { passed: 0, failed: 1, cases: [] };
	}
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function timed(name, work) {
	const start = Date.now();
	say(`\n── ${name}`);
	const result = await work();
	say(`── ${name}: ${elapsed(start)}`);
	return result;
}

module.exports = { commandStep, jestStep, workStep };
