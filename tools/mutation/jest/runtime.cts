import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import JestRuntime from 'jest-runtime';
import { isDecided } from './verdict.cts';
import type { Parameters as Choices } from 'fast-check';

type Compiled = ReturnType<typeof compileFunction>;

/** What is the same for every mutant: loaded once a process, by Node itself. */
const SHARED = /^(n8n-core|n8n-workflow|reflect-metadata|fast-check|nock|ajv|flatted)(\/|$)/;

/** A mutant that survives a property for so many runs is left to the tests with examples. */
const MAX_RUNS = 50;

/**
 * Loading n8n takes seconds, and a mutant's tests less than one. So what comes from node_modules is loaded once a process;
 * for its classes to be those that the tests see, tests and package run in Node's own context too (environment.cts).
 */
export default class Runtime extends JestRuntime {
	private readonly global: object;

	private readonly testFile: string;

	constructor(...args: ConstructorParameters<typeof JestRuntime>) {
		super(...args);
		const [, environment, , , , , testPath] = args;
		this.global = environment.global;
		this.testFile = testPath;
		const executor = Reflect.get(this, 'executor');
		executor.compile = (source: string, filename: string) =>
			compile(source, executor.injectedModuleParameters, filename);
	}

	/**
	 * Loads a module; of a test file that can change nothing any more one skipped test is left, as jest wants one.
	 */
	override requireModule<T = unknown>(...args: Parameters<JestRuntime['requireModule']>): T {
		const [from, ...rest] = args;
		if (from !== this.testFile || rest.length > 0 || !isDecided()) {
			return super.requireModule(from, ...rest);
		}
		Reflect.get(this.global, 'it').skip('the mutant is dead already', () => {});
		return Object({});
	}

	override requireModuleOrMock<T = unknown>(from: string, name: string): T {
		return SHARED.test(name) ? share(from, name) : super.requireModuleOrMock(from, name);
	}
}

const shortened: WeakSet<Compiled> = new WeakSet();

/** @param from the file that asks */
function share(from: string, name: string) {
	const loaded = createRequire(from)(name);
	// Each of the files that use it ends by taking it out of Node's http module.
	if (name === 'nock' && !loaded.isActive()) loaded.activate();
	if (name === 'fast-check') shorten(loaded.default);
	return loaded;
}

function shorten(properties: { assert: Compiled }) {
	const { assert } = properties;
	if (shortened.has(assert)) return;
	const assertShortly = (
		property: unknown,
		{ numRuns = MAX_RUNS, ...rest }: Choices<unknown> = {},
	) =>
		Reflect.apply(assert, properties, [
			property,
			{ ...rest, numRuns: Math.min(numRuns, MAX_RUNS), endOnFailure: true },
		]);
	shortened.add(assertShortly);
	properties.assert = assertShortly;
}

const compiledFiles: Map<string, { source: string; compiled: Compiled }> = new Map();

/**
 * Compiles a file once a process: otherwise each test file would load jest again, which is most of the work.
 */
function compile(source: string, parameters: string[], filename: string): Compiled {
	const before = compiledFiles.get(filename);
	if (before?.source === source) return before.compiled;
	const compiled = compileFunction(source, parameters, { filename });
	compiledFiles.set(filename, { source, compiled });
	return compiled;
}
