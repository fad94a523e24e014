import { createContext } from 'node:vm';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { nameFully, names, note } from './names.cts';
import { decide, isDecided, readMutant } from './verdict.cts';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import type { Circus } from '@jest/types';

type Event = Circus.Event;

/** jest requires it; nothing runs in it. */
const context = createContext({});

/**
 * What jest-circus leaves in the global object: the listeners of its events, the tests of the file, and how long one may take. Elsewhere each test file
 * has such an object of its own; here all earlier listeners would receive every test, and each mutant would slow the process down.
 */
const LEFT = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL', 'TEST_TIMEOUT_SYMBOL'];

/** Node's own context as a test environment (see runtime.cts). */
export default class Environment {
	readonly global = globalThis;

	readonly testPath: string;

	readonly moduleMocker: ModuleMocker;

	readonly fakeTimers = null;

	readonly fakeTimersModern: ModernFakeTimers;

	private readonly kept = { console: globalThis.console, exit: process.exit.bind(process) };

	private start = 0;

	constructor({ projectConfig }: JestEnvironmentConfig, { testPath }: EnvironmentContext) {
		this.testPath = testPath;
		Object.assign(globalThis, projectConfig.globals);
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
	}

	async setup() {}

	/** Restores the globals of Node that jest has replaced. */
	async teardown() {
		this.fakeTimersModern.dispose();
		globalThis.console = this.kept.console;
		process.exit = this.kept.exit;
		for (const key of Object.getOwnPropertySymbols(globalThis)) {
			if (LEFT.includes(key.description ?? '')) Reflect.deleteProperty(globalThis, key);
		}
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return context;
	}

	handleTestEvent(event: Event, state: Circus.State) {
		if (readMutant() === '') {
			if (event.name === 'test_start') this.start = performance.now();
			if (event.name === 'test_done') this.note(event.test);
			return;
		}
		if (event.name === 'run_start' && state.testNamePattern) state.testNamePattern = names;
		if (event.name === 'test_done' && event.test.errors.length > 0) decide(this.testPath);
		if (event.name === 'test_start' && isDecided()) event.test.mode = 'skip';
	}

	note(test: Circus.TestEntry) {
		note({ file: this.testPath, name: nameFully(test), ms: performance.now() - this.start });
	}
}
