import fc from 'fast-check';
import { ArgyleTrigger } from '../../../../nodes/Argyle/ArgyleTrigger.node';
import type { Simulator } from '../../../../tools/simulator/index.cts';
import { startSimulator } from '../../../../tools/simulator/index.cts';
import type { Engine, N8n } from '../n8n';
import { playHistories } from '../play';
import { judge } from './rules';
import { steps } from './steps';
import { World, weathers } from './world';

/** The node as a second process of n8n loads it: nothing of the module is shared. */
function loadAgain(): ArgyleTrigger {
	let loaded: unknown;
	jest.isolateModules(() => {
		loaded = jest.requireActual('../../../../nodes/Argyle/ArgyleTrigger.node');
	});
	const { ArgyleTrigger: Again } = Object(loaded);
	return new Again();
}

/**
 * Makes the test of an engine: histories of up to 40 steps.
 *
 * @param count how many histories
 * @param minTries how many forgeries have to be tried in all
 */
export function runHistories(
	name: string,
	createEngine: (n8n: N8n) => Engine,
	count: number,
	minTries: number,
): void {
	describe(`histories under ${name}`, () => {
		let argyle: Simulator;
		const clock = { aheadMs: 0 };

		beforeAll(async () => {
			argyle = await startSimulator({ rateLimit: 0 });
			const now = Date.now.bind(Date);
			jest.spyOn(Date, 'now').mockImplementation(() => now() + clock.aheadMs);
		});

		afterAll(async () => {
			jest.restoreAllMocks();
			await argyle.close();
		});

		it(`${count} of them refuse no genuine delivery, accept no forgery, and touch nothing of another's [checklist 53, 78, 91]`, async () => {
			const otherProcess = loadAgain();
			let tries = 0;
			await playHistories({
				steps,
				chance: fc.record({
					weather: fc.constantFrom(...weathers),
					seed: fc.nat(9_999),
					pick: fc.nat(99),
				}),
				open: async () => {
					await argyle.reset();
					// What a process remembers of another history must not reach this one.
					clock.aheadMs += 11_000;
					return new World(argyle, createEngine, otherProcess, clock);
				},
				judge,
				close: (world) => void (tries += world.tries),
				count,
				maxSteps: 40,
				seed: 19,
			});
			expect(tries).toBeGreaterThan(minTries);
		}, 3_600_000);
	});
}
