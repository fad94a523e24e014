import fc from 'fast-check';
import { releaseClock, stopClock } from './clock.cts';
import { plan } from './plan';
import { anyScript } from './script';
import { JoinedWorld } from './world';

/**
 * Makes the test: random histories of accounts and of the n8n that watches them with both triggers. A
 * violation is reported with its seed and the shortest history that shows it.
 */
export function runJoined(count: number, seed: number): void {
	beforeAll(stopClock);

	afterAll(releaseClock);

	it(`${count} random histories with both triggers and restarts: Remove Duplicates passes each chosen change on once that a delivery or a poll could know, and nothing else [checklist 47, 103, 104, 110, 119, 121, 122, 195]`, async () => {
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
