import { seededRandom } from '../../simulator/random';
import type { Simulator } from '../../simulator';
import { createDelivery } from '../lifecycle/deliveries';
import type { Engine, N8n } from './n8n';
import type { Random } from './steps';
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
			await steps[name]?.happen({ world, engine, random });
			world.note();
			if (steps[name]?.loses) world.estrange();
			demand(world.lost.length === 0, 'a subscription was lost without a word');
			demandStrangersUntouched(world);
		}
		argyle.faults.clear();
		await settle(world, engine, random, history);
		return null;
	} catch (error) {
		const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
		const there = world.ours.map((one) => JSON.stringify(one)).join('\n');
		return `Seed ${seed}: ${why}\n${history.join(', ')}\n${there}\nstored: ${JSON.stringify(world.stored)}\n${world.n8n.messages.slice(-4).join('\n')}`;
	}
}

async function settle(world: World, engine: Engine, random: Random, history: string[]) {
	const published = random() < 0.5;
	history.push(published ? 'at last publish' : 'at last unpublish');
	if (published) await engine.publish(true);
	else await engine.unpublish();
	demandStrangersUntouched(world);

	const { known, n8n, argyle, stored, url } = world;
	const [only, ...others] = known;
	if (!published) {
		demand(!n8n.active, 'it should be unpublished');
		demand(
			known.every((one) => world.isReported(one)),
			'what is left was not reported',
		);
		return;
	}
	demand(n8n.active && n8n.routed, 'it should be published');
	demand(only !== undefined && others.length === 0, `there should be one, not ${known.length}`);
	demand(only?.url === url && only.id === stored.webhookId, 'the one should be the one stored');
	const secret = only?.secret ?? '';
	const genuine = await n8n.load().deliver(createDelivery(argyle, { name: '', secret }));
	demand(genuine.items?.length === 1, `a genuine delivery was answered ${genuine.status}`);

	await engine.unpublish();
	demand(world.known.length === 0, 'nothing should be left after unpublishing');
	demand(Object.keys(world.stored).length === 0, 'nothing should be stored after unpublishing');
	const late = await n8n.load().deliver(createDelivery(argyle, { name: '', secret }));
	demand(late.items === undefined, 'a delivery should start nothing after unpublishing');
}

function demandStrangersUntouched({ strangers: { before, now } }: World): void {
	demand(
		before.every((one, index) => one === now[index]),
		"a subscription of another's was touched",
	);
}

function demand(holds: boolean, rule: string): void {
	if (!holds) throw new Error(rule);
}
