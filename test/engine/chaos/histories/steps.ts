import { randomUUID } from 'node:crypto';
import { deepCopy } from 'n8n-workflow';
import { Death } from '../n8n';
import type { Steps } from '../play';
import { judgeRegistered } from './rules';
import type { Weather, World } from './world';

/** What makes one occurrence of a step differ from another. */
export interface Chance {
	weather: Weather;
	seed: number;
	pick: number;
}

type Step = Steps<World, Chance>[string][1];

function choose<T>(list: T[], pick: number): T | undefined {
	return list[pick % Math.max(list.length, 1)];
}

/** A step of n8n's, and what holds when Argyle answered as it should. */
function act(happen: (world: World, pick: number) => Promise<void>): Step {
	return async (world, { weather, seed, pick }) => {
		await world.under(weather, seed, async () => await happen(world, pick));
		if (weather === 'calm' && world.n8n.registered) judgeRegistered(world);
	};
}

/** n8n dies after some requests of whatever it does, and starts again. */
const crash = act(async ({ n8n, engines: { here } }, pick) => {
	n8n.lifetime = 1 + (pick % 5);
	const doings = [
		async () => await here.publish(true),
		async () => await here.publish(false),
		async () => await here.unpublish(),
		async () => await here.restart(),
	];
	const end: unknown = await choose(doings, pick)?.().catch((error: unknown) => error);
	n8n.die();
	if (end !== undefined && !(end instanceof Death)) throw new Error(String(end));
	await here.restart();
});

/** Two processes publish at the same time; the static data of one of them is saved last. */
const publishTwice = act(async ({ n8n, otherProcess }) => {
	if (!n8n.database.active) return;
	const stages = [n8n.load('update'), n8n.load('update', otherProcess)];
	const refusals = await Promise.all(stages.map(async (stage) => await n8n.register(stage)));
	for (const [index, stage] of stages.entries()) if (refusals[index] === null) n8n.save(stage);
	n8n.registered = refusals.every((refusal) => refusal === null);
});

/** Somebody at Console changes, copies or removes one of ours. */
const edit: Step = ({ argyle: { webhooks }, ours, chosen }, { pick, seed }) => {
	const one = choose(ours, seed);
	if (!one) return;
	const sign = (secret: string) => {
		chosen.add(secret);
		webhooks.update(one.id, { secret });
	};
	const edits = [
		() => webhooks.update(one.id, { events: ['accounts.added'] }),
		() => webhooks.update(one.id, { config: {} }),
		() => webhooks.update(one.id, { url: 'https://elsewhere.example.com/webhook' }),
		() => webhooks.update(one.id, { secret: null }),
		() => sign('chosen in Console'),
		() => sign(randomUUID()),
		() => void webhooks.add({ ...one, id: randomUUID() }),
		() => void webhooks.add({ ...one, id: randomUUID(), secret: 'chosen in Console' }),
		() => webhooks.remove(one.id),
	];
	chosen.add('chosen in Console');
	choose(edits, pick)?.();
};

/** A person makes another API key, which takes longer than a reading of the credential counts. */
const rotate: Step = ({ argyle, clock, n8n, elsewhere }, { pick }) => {
	clock.aheadMs += 11_000;
	const { id, secret } = argyle.keyring.add();
	n8n.database.credential = {
		...n8n.database.credential,
		apiKeyId: id,
		apiKeySecret: secret,
	};
	if (pick % 2 === 0) elsewhere.database.credential = { ...n8n.database.credential };
};

/** n8n exports the workflow, static data included, and another n8n imports and publishes it. */
const importElsewhere: Step = async (world, { pick, weather, seed }) => {
	const { n8n, elsewhere, engines } = world;
	const before = world.ours;
	elsewhere.database.staticData = deepCopy(n8n.database.staticData);
	await world.under(weather, seed, async () => {
		if (pick % 3 > 0) await engines.elsewhere.publish(true);
		if (pick % 3 > 1) await engines.elsewhere.unpublish();
	});
	if (world.ours.some((one, index) => one !== before[index])) {
		throw new Error('another n8n touched what is ours');
	}
};

export const steps: Steps<World, Chance> = {
	'publish a change': [5, act(async ({ engines: { here } }) => await here.publish(true))],
	publish: [3, act(async ({ engines: { here } }) => await here.publish(false))],
	unpublish: [4, act(async ({ engines: { here } }) => await here.unpublish())],
	restart: [3, act(async ({ engines: { here } }) => await here.restart())],
	crash: [3, crash],
	'publish in two processes': [2, publishTwice],
	'edit in Console': [5, edit],
	'rotate the API key': [3, rotate],
	'import elsewhere': [2, importElsewhere],
	'lose static data': [
		2,
		(world) => {
			world.n8n.database.staticData = {};
			world.isStored = false;
		},
	],
	"save another node's static data": [
		1,
		(world) => {
			world.n8n.database.staticData = { 'node:Poll': { state: 1 } };
			world.isStored = false;
		},
	],
	'save an older copy': [
		3,
		(world, { pick }) => {
			world.n8n.database.staticData = deepCopy(choose(world.copies, pick) ?? {});
			world.isStored = false;
		},
	],
	'restore a backup': [
		1,
		async (world, { pick }) => {
			// With it comes an older credential, and no process survives it.
			world.clock.aheadMs += 11_000;
			const backup = choose(world.backups, pick);
			if (backup) world.n8n.database = deepCopy(backup);
			world.isStored = false;
			world.n8n.die();
			await world.engines.here.restart();
		},
	],
};
