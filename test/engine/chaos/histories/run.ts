import fc from 'fast-check';
import { ArgyleTrigger } from '../../../../nodes/Argyle/ArgyleTrigger.node';
import type { Simulator } from '../../../../tools/simulator/index.cts';
import { startSimulator } from '../../../../tools/simulator/index.cts';
import type { Engine, N8n } from '../n8n';
import { judge } from './rules';
import type { Chance } from './steps';
import { steps } from './steps';
import { World, weathers } from './world';

/** The model holds nothing: the rules read the world itself. */
type Model = Record<string, never>;

class StepCommand implements fc.AsyncCommand<Model, World> {
	constructor(
		private readonly name: string,
		private readonly chance: Chance,
	) {}

	check(): boolean {
		return true;
	}

	async run(_model: Model, world: World): Promise<void> {
		await steps[this.name]?.[1](world, this.chance);
		await judge(world);
	}

	toString(): string {
		return `${this.name} ${JSON.stringify(this.chance)}`;
	}
}

const anyChance: fc.Arbitrary<Chance> = fc.record({
	weather: fc.constantFrom(...weathers),
	seed: fc.nat(9_999),
	pick: fc.nat(99),
});

const anyStep = Object.entries(steps).flatMap(([name, [weight]]) =>
	Array.from({ length: weight }, () => anyChance.map((chance) => new StepCommand(name, chance))),
);

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
 * Makes the test of an engine: histories of up to 40 steps, which shrink when one breaks a
 * rule.
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

		it(`${count} of them refuse no genuine delivery, accept no forgery, and touch nothing of another's [checklist 53, 78]`, async () => {
			const otherProcess = loadAgain();
			let tries = 0;
			const commands = fc.commands(anyStep, { maxCommands: 40, size: 'max' });
			const property = fc.asyncProperty(commands, async (history) => {
				await argyle.reset();
				// What a process remembers of another history must not reach this one.
				clock.aheadMs += 11_000;
				const real = new World(argyle, createEngine, otherProcess, clock);
				await fc.asyncModelRun(() => ({ model: {}, real }), history);
				tries += real.tries;
			});
			await fc.assert(property, { numRuns: count, seed: 19 });
			expect(tries).toBeGreaterThan(minTries);
		}, 3_600_000);
	});
}
