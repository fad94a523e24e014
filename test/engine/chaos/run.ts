import { seededRandom } from '../../../tools/simulator/random.cts';
import type { Simulator } from '../../../tools/simulator/index.cts';
import type { Engine, N8n } from './n8n';
import { demand, judgePublished, judgeStep, judgeUnpublished } from './rules';
import { chooseStep, steps } from './steps';
import { World } from './world';

const stepsPerSeed = 50;

/** Delays are left out: they cost time and change nothing that is looked at here. */
const kinds = [
	...['status429', 'status500', 'status502', 'status503', 'dropBefore', 'dropAfter'],
	...['dropMidway', 'truncate', 'createdBut500', 'omitId'],
];

/**
 * Lets 50 random things happen to a workflow while a quarter of all requests goes wrong, then lets it
 * settle, and looks at what is left.
 *
 * @returns what was violated, with all that happened, or null; the same seed brings it back
 */
export async function runSeed(
	seed: number,
	argyle: Simulator,
	createEngine: (n8n: N8n) => Engine,
): Promise<string | null> {
	const random = seededRandom(seed);
	await argyle.reset();
	const world = new World(argyle);
	demand(world.url === world.n8n.load().webhookUrl, 'the stage has another address');
	const engine = createEngine(world.n8n);
	const history: string[] = [];
	argyle.faults.chaos({ probability: 0.25, seed, kinds });
	try {
		for (let count = 0; count < stepsPerSeed; count++) {
			const name = chooseStep(random);
			history.push(name);
			world.begin();
			await steps[name]?.happen({ world, engine, random });
			world.end(steps[name]?.loses === true);
			judgeStep(world);
		}
		argyle.faults.clear();
		const published = random() < 0.5;
		history.push(published ? 'at last publish' : 'at last unpublish');
		await settle(world, engine, published);
		return null;
	} catch (error) {
		const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
		const there = world.ours.map((one) => JSON.stringify(one)).join('\n');
		return `Seed ${seed}: ${why}\n${history.join(', ')}\n${there}\nstored: ${JSON.stringify(world.stored)}\n${world.n8n.messages.slice(-4).join('\n')}`;
	}
}

async function settle(world: World, engine: Engine, published: boolean): Promise<void> {
	world.begin();
	if (published) await engine.publish(true);
	else await engine.unpublish();
	world.end(false);
	judgeStep(world);
	if (!published) return;
	await judgePublished(world);
	await engine.unpublish();
	judgeUnpublished(world);
}
