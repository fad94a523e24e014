import fc from 'fast-check';
import type { RegexEngine } from 'n8n-workflow';
import { resetSafeRegexEngine, setSafeRegexEngine } from 'n8n-workflow';
import { releaseClock, stopClock } from './clock.cts';
import { plan } from './plan';
import { anyScript } from './script';
import { JoinedWorld } from './world';

/**
 * Evaluates the conditions of fields. n8n gives each one a time limit, with a thread for it: 0.1 ms, at
 * each reading of an option.
 */
const quickEngine: RegexEngine = {
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
	matchAll: (pattern, input, flags = '') => [...input.matchAll(new RegExp(pattern, `g${flags}`))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
};

/**
 * Makes the test: random histories of accounts and of the n8n that watches them with both triggers. A
 * violation is reported with its seed and the shortest history that shows it.
 */
export function runJoined(count: number, seed: number): void {
	beforeAll(() => {
		stopClock();
		setSafeRegexEngine(quickEngine);
	});

	afterAll(() => {
		releaseClock();
		resetSafeRegexEngine();
	});

	it(`${count} random histories with both triggers and restarts: Remove Duplicates passes each chosen change on once that a delivery or a poll could know, and nothing else`, async () => {
		await fc.assert(
			fc.asyncProperty(anyScript, async (script) => {
				const world = new JoinedWorld(plan(script), script);
				await world.play();
				expect(world.violations).toEqual([]);
			}),
			{ numRuns: count, seed },
		);
	}, 1_800_000);
}
