import fc from 'fast-check';

/** The model holds nothing: the rules read the world itself. */
type Model = Record<string, never>;

/** What can happen, by name, and how often compared with the others. */
export type Steps<World, Chance> = Record<
	string,
	[weight: number, happen: (world: World, chance: Chance) => Promise<void> | void]
>;

export interface Play<World, Chance> {
	steps: Steps<World, Chance>;
	/** What makes one occurrence of a step differ from another. */
	chance: fc.Arbitrary<Chance>;
	/** Makes the world of a history. */
	open: () => Promise<World>;
	/** Throws a rule that does not hold after a step. */
	judge?: (world: World) => Promise<void> | void;
	/** Ends a history, and throws a rule that does not hold then. */
	close?: (world: World) => Promise<void> | void;
	count: number;
	maxSteps: number;
	seed: number;
}

class Step<World extends object, Chance> implements fc.AsyncCommand<Model, World> {
	constructor(
		private readonly name: string,
		private readonly chance: Chance,
		private readonly play: Play<World, Chance>,
	) {}

	check(): boolean {
		return true;
	}

	async run(_model: Model, world: World): Promise<void> {
		await this.play.steps[this.name]?.[1](world, this.chance);
		await this.play.judge?.(world);
	}

	toString(): string {
		return `${this.name} ${JSON.stringify(this.chance)}`;
	}
}

/**
 * Plays random histories. One that breaks a rule shrinks to the steps that matter.
 *
 * @throws the rule, and the history that breaks it
 */
export async function playHistories<World extends object, Chance>(
	play: Play<World, Chance>,
): Promise<void> {
	const steps = Object.entries(play.steps).map(([name, [weight]]) => ({
		weight,
		arbitrary: play.chance.map((chance) => new Step(name, chance, play)),
	}));
	const commands = fc.commands([fc.oneof(...steps)], { maxCommands: play.maxSteps, size: 'max' });
	const property = fc.asyncProperty(commands, async (history) => {
		const world = await play.open();
		await fc.asyncModelRun(() => ({ model: {}, real: world }), history);
		await play.close?.(world);
	});
	await fc.assert(property, { numRuns: play.count, seed: play.seed });
}
