import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
const JestRuntime = require('jest-runtime').default;
import { isDecided } from './verdict.cts';
import type { Parameters } from 'fast-check';

/** What is the same for every mutant: loaded once a process, by Node itself. */
const SHARED = /^(n8n-core|n8n-workflow|reflect-metadata|fast-check|nock|ajv|flatted)(\/|$)/;

/** A mutant that survives a property for so many runs is left to the tests with examples. */
const MOST_RUNS = 50;

/**
 * Loading n8n takes seconds, and a mutant's tests less than one. So what comes from node_modules is loaded once a process;
 * for its classes to be those that the tests see, tests and package run in Node's own context too (environment.js).
 */
class Runtime extends JestRuntime {
	constructor(...args: ConstructorParameters<typeof JestRuntime>) {
		super(...args);
		const [, environment, , , , , testPath] = args;
		this.global = environment.global;
		this.testFile = testPath;
		const executor = Reflect.get(this, 'executor');
		executor.compile = (source, filename) =>
			compile(source, executor.injectedModuleParameters, filename);
	}

	/**
	 * Loads a module; of a test file that can change nothing any more one skipped test is left, as jest wants one.
	 */
	override requireModule(from, ...rest) {
		if (from !== this.testFile || rest.length > 0 || !isDecided()) {
			return super.requireModule(from, ...rest);
		}
		Reflect.get(this.global, 'it').skip('the mutant is dead already', () => {});
		return Object({});
	}

	override requireModuleOrMock(from, name) {
		return SHARED.test(name) ? share(from, name) : super.requireModuleOrMock(from, name);
	}
}

const shortened: WeakSet<Function> = new WeakSet();

/** @param from the file that asks */
function share(from: string, name: string) {
	const loaded = createRequire(from)(name);
	// Each of the files that use it ends by taking it out of Node's http module.
	if (name === 'nock' && !loaded.isActive()) loaded.activate();
	if (name === 'fast-check') shorten(loaded.default);
	return loaded;
}

function shorten(properties: { assert: Function }) {
	const { assert } = properties;
	if (shortened.has(assert)) return;
	const assertShortly = (
		property: unknown,
		{ numRuns = MOST_RUNS, ...rest }: Parameters<unknown> = {},
	) =>
		Reflect.apply(assert, properties, [
			property,
			{ ...rest, numRuns: Math.min(numRuns, MOST_RUNS), endOnFailure: true },
		]);
	shortened.add(assertShortly);
	properties.assert = assertShortly;
}

const compiledFiles: Map<string, { source: string; compiled: Function }> = new Map();

/**
 * Compiles a file once a process: jest itself is loaded anew for each test file, and that is most of the work.
 */
function compile(source: string, parameters: string[], filename: string): Function {
	const before = compiledFiles.get(filename);
	if (before?.source === source) return before.compiled;
	const compiled = compileFunction(source, parameters, { filename });
	compiledFiles.set(filename, { source, compiled });
	return compiled;
}

module.exports = Runtime;
