import type { Simulator } from '../../../../tools/simulator/index.cts';
import { seededRandom } from '../../../../tools/simulator/random.cts';
import type { Kill } from './n8n';
import { RecoveryWorld } from './world';

const stepsPerSeed = 30;
const kills: Kill[] = ['while it reads', 'before the save'];

/** What can happen, as often as it is named. */
const steps: Record<string, (world: RecoveryWorld) => Promise<void> | void> = {
	'a login fails': (world) => world.fail(),
	'another login fails': (world) => world.fail(),
	'an account recovers or goes': (world) => world.end(),
	'Argyle delivers': async (world) => await world.deliver(),
	'Argyle delivers again': async (world) => await world.deliver(),
	'n8n polls': async (world) => await world.poll(null),
	'n8n polls while Argyle breaks down': async (world) => await world.failToPoll(),
	'n8n is killed in a poll': async (world) => {
		await world.poll(world.pick(kills) ?? null);
	},
	'n8n stops': (world) => world.n8n.stop(),
	'n8n starts': async (world) => {
		if (!world.n8n.isUp) await world.n8n.start();
	},
};

/**
 * Lets 30 random things happen to people, Argyle and n8n, then lets n8n poll once more, and checks what
 * it reported.
 *
 * @returns what was violated, with all that happened, or null; the same seed brings it back
 */
export async function runSeed(seed: number, argyle: Simulator): Promise<string | null> {
	const random = seededRandom(seed);
	await argyle.reset();
	const world = new RecoveryWorld(argyle, random);
	const history: string[] = [];
	try {
		// What failed before the workflow was published is nobody's business.
		for (let count = 0; count < 9; count++) argyle.accounts.add();
		await world.n8n.start();
		for (let count = 0; count < stepsPerSeed; count++) {
			const name = world.pick(Object.keys(steps)) ?? '';
			history.push(name);
			await steps[name]?.(world);
		}
		if (!world.n8n.isUp) await world.n8n.start();
		await world.poll(null);
		world.judgeReported();
		return null;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return `Seed ${seed}: ${why}\n${history.join(', ')}`;
	}
}
