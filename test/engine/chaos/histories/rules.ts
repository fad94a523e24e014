import { randomBytes } from 'node:crypto';
import type { Webhook } from '../../../../tools/simulator/types.cts';
import { createDelivery } from '../../lifecycle/deliveries';
import type { World } from './world';

const triesAStep = 4;

/** What holds after each step, whatever has happened. */
export async function judge(world: World): Promise<void> {
	for (const { before, now } of world.strangers) {
		demand(before === now, "a subscription of another's was touched");
	}
	await judgeDeliveries(world);
	await judgeForgeries(world);
}

/** What holds after a registration in which Argyle answered as it should. */
export function judgeRegistered(world: World): void {
	const [only, ...others] = world.ours;
	demand(
		only !== undefined && others.length === 0,
		`there should be one, not ${world.ours.length}`,
	);
	demand(only?.events.join() === 'accounts.failed', 'it should deliver what is wanted');
	demand(only?.config.include_resource === true, 'it should bring the account along');
	demand(only?.id === world.stored.webhookId, 'it should be stored');
	demand(only?.secret === world.stored.webhookSecret, 'its secret should be stored');
}

/**
 * A genuine delivery of a subscription that this node made is never answered 401 while its credential
 * holds the key of the last publishing, nor after a rotation while static data is there.
 */
async function judgeDeliveries(world: World): Promise<void> {
	const { n8n, derived, stored } = world;
	if (!n8n.database.active || !n8n.database.routed) return;
	const made = world.ours.filter(({ secret }) => isMade(world, secret));
	for (const process of [undefined, world.otherProcess]) {
		let accepted = 0;
		for (const one of made) {
			const stage = n8n.load('activate', process);
			const { status, items } = await stage.deliver(createDelivery(world.argyle, one));
			demand(
				(status === 200) === (items?.length === 1),
				`${status} started another number of runs`,
			);
			accepted += items?.length ?? 0;
			const isKnown = one.secret === derived || (world.isStored && one.id === stored.webhookId);
			demand(status === 200 || !isKnown, `a genuine delivery was answered ${status}`);
		}
		// One that could not be removed may sign with an older key, next to the one that delivers.
		const holdsKey = n8n.database.credential.apiKeySecret === world.publishedKey;
		demand(made.length === 0 || !holdsKey || accepted > 0, 'a genuine event was refused');
	}
}

/** Nothing is accepted that is signed with a secret that nobody has, or that somebody chose. */
async function judgeForgeries(world: World): Promise<void> {
	const random = Array.from({ length: triesAStep }, () => randomBytes(32).toString('hex'));
	const known = ['', 'a', 'theirs', String(world.n8n.database.credential.apiKeySecret)];
	const others = world.theirs.map(({ secret }) => secret ?? '');
	for (const secret of [...random, ...known, ...others, ...world.chosen]) {
		const stage = world.n8n.load();
		const { status, items } = await stage.deliver(
			createDelivery(world.argyle, { name: '', secret }),
		);
		world.tries += 1;
		demand(items === undefined && [401, 503].includes(status), `a forgery was answered ${status}`);
	}
}

function isMade(world: World, secret: Webhook['secret']): boolean {
	return secret !== null && !world.chosen.has(secret);
}

/**
 * States a rule.
 *
 * @throws the rule, when it does not hold
 */
function demand(holds: boolean, rule: string): void {
	if (!holds) throw new Error(rule);
}
