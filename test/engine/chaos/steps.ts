import { randomBytes, randomUUID } from 'node:crypto';
import { createDelivery } from '../lifecycle/deliveries';
import { Death } from './n8n';
import type { Engine } from './n8n';
import type { World } from './world';

/** Where chances come from: the next number in [0, 1). */
export type Random = () => number;

interface Surroundings {
	world: World;
	engine: Engine;
	random: Random;
}

interface Step {
	/** How often it comes, against the others. */
	weight: number;
	/** Whether it takes from n8n what it knows of a subscription. */
	loses?: true;
	happen(surroundings: Surroundings): Promise<void> | void;
}

const bases = ['https://n8n.example.com', 'https://moved.example.com', 'https://again.example.com'];

/** One of a list, or undefined when there is none. */
function pick<T>(list: T[], random: Random): T | undefined {
	return list[Math.floor(random() * list.length)];
}

/** Somebody at Console changes, copies or deletes one of ours. */
function edit({ world, random }: Surroundings): void {
	const { webhooks } = world.argyle;
	const one = pick(world.ours, random);
	if (!one) return;
	const sign = (secret: string) => {
		webhooks.update(one.id, { secret });
		world.resigned.add(one.id);
	};
	const copy = () => {
		// It is as old as the first one, so the ids tell which of them stays.
		const id = `${random() < 0.5 ? '00000000' : 'ffffffff'}${randomUUID().slice(8)}`;
		webhooks.add({ ...one, id });
		if (world.resigned.has(one.id)) world.resigned.add(id);
		// Nobody tells an unpublished workflow of it.
		if (!world.n8n.active) world.estranged.add(id);
	};
	const edits = [
		() => webhooks.update(one.id, { events: ['accounts.added'] }),
		() => webhooks.update(one.id, { events: ['*'] }),
		() => webhooks.update(one.id, { events: ['accounts.failed', 'accounts.added'] }),
		() => webhooks.update(one.id, { config: {} }),
		() => webhooks.update(one.id, { url: 'https://elsewhere.example.com/webhook' }),
		() => sign(randomBytes(32).toString('hex')),
		() => sign('chosen in Console'),
		copy,
		() => webhooks.remove(one.id),
	];
	pick(edits, random)?.();
}

/** n8n dies after some requests of whatever it does next, and starts again. */
async function crash({ world, engine, random }: Surroundings): Promise<void> {
	world.n8n.lifetime = 1 + Math.floor(random() * 6);
	const doings = [
		() => engine.publish(true),
		() => engine.publish(false),
		() => engine.unpublish(),
		() => engine.restart(),
	];
	const doing = (pick(doings, random) ?? (() => engine.restart()))();
	const end: unknown = await doing.catch((error: unknown) => error);
	if (end !== undefined && !(end instanceof Death)) throw end;
	world.n8n.die();
	world.estrange();
	await engine.restart();
}

/**
 * Argyle delivers for each of ours that points here; n8n routes it when it is published. Whenever it
 * comes, it may be put off only when nothing is stored and Argyle can't be asked, and refused only
 * when somebody chose another secret in Console.
 */
async function deliver({ world }: Surroundings): Promise<void> {
	const { n8n, argyle, url } = world;
	if (!n8n.active || !n8n.routed) return;
	for (const one of world.ours.filter((candidate) => candidate.url === url)) {
		const before = argyle.requests.length;
		const { status, items } = await n8n.load().deliver(createDelivery(argyle, one));
		const hindered = argyle.requests.slice(before).some(({ fault }) => fault !== null);
		const excuse = hindered ? 503 : world.resigned.has(one.id) ? 401 : 200;
		if (status !== 200 && status !== excuse) {
			throw new Error(`A genuine delivery was answered ${status}`);
		}
		if ((status === 200) !== (items?.length === 1)) {
			throw new Error(`A delivery answered ${status} started ${items?.length ?? 0} items`);
		}
	}
}

/** Somebody who has none of the secrets delivers. */
async function forge({ world }: Surroundings): Promise<void> {
	const forger = { name: '', secret: randomBytes(32).toString('hex') };
	const { status, items } = await world.n8n.load().deliver(createDelivery(world.argyle, forger));
	if (items ?? ![401, 503].includes(status)) throw new Error(`A forgery was answered ${status}`);
}

/** All that can happen, by name. */
export const steps: Record<string, Step> = {
	publish: { weight: 5, happen: async ({ engine }) => await engine.publish(true) },
	'publish unchanged': { weight: 3, happen: async ({ engine }) => await engine.publish(false) },
	unpublish: { weight: 5, happen: async ({ engine }) => await engine.unpublish() },
	restart: { weight: 4, happen: async ({ engine }) => await engine.restart() },
	crash: { weight: 4, happen: crash, loses: true },
	'lose static data': {
		weight: 2,
		happen: ({ world }) => void (world.n8n.saved = {}),
		loses: true,
	},
	'edit in Console': { weight: 8, happen: edit, loses: true },
	'change WEBHOOK_URL': {
		weight: 2,
		happen: async ({ world, engine, random }) => {
			world.n8n.baseUrl = pick(bases, random) ?? world.n8n.baseUrl;
			world.estrange();
			await engine.restart();
		},
		loses: true,
	},
	deliver: { weight: 9, happen: deliver },
	forge: { weight: 5, happen: forge },
};

/** Chooses a step by weight. */
export function chooseStep(random: Random): string {
	const weighted = Object.entries(steps).flatMap(([name, { weight }]) =>
		Array.from({ length: weight }, () => name),
	);
	return pick(weighted, random) ?? 'forge';
}
