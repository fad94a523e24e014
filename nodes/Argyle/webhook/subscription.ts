import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readMessage } from '../api/fields';
import type { Subscription } from '../api/webhooks';
import { listSubscriptions } from '../api/webhooks';
import type { Identity } from './identity';
import { fits, identify, isMine, knownSecret } from './identity';
import type { RememberedSubscription } from './memory';
import { forgetSubscription, recallSubscription, rememberSubscription } from './memory';
import {
	describeStranded,
	explainUnusable,
	isFromHere,
	requireSameEnvironment,
	requireUsable,
} from './preconditions';
import type { UsableSubscription } from './registration';
import { registerSubscription } from './registration';
import { removeSubscriptions } from './removal';

/**
 * Whether this node has exactly one subscription that fits and whose secret is known. If so it is
 * adopted, and any other one of the node is removed.
 *
 * @throws NodeOperationError when Argyle can't reach the webhook URL; NodeApiError when Argyle can't
 *   be asked, or keeps a subscription that has to go.
 */
export async function checkSubscription(context: IHookFunctions): Promise<boolean> {
	const identity = await identify(context);
	requireUsable(context, identity);
	const remembered = recallHere(context, identity);
	const mine = await listMine(context, identity, remembered);
	const [only, ...others] = findUsable(mine, identity, remembered);
	if (!only || others.length > 0) return false;
	await removeSubscriptions(context, identity, idsExcept(mine, only.id));
	remember(context, identity, only);
	return true;
}

/**
 * Makes a subscription, stores it, and only then removes what it replaces, so that no event falls in
 * between.
 *
 * @throws as `checkSubscription`; what it has made is withdrawn before the throw, or named in it.
 */
export async function createSubscription(context: IHookFunctions): Promise<void> {
	const identity = await identify(context);
	requireUsable(context, identity);
	const remembered = recallHere(context, identity);
	const made = await registerSubscription(context, identity, chooseSecret(remembered));
	remember(context, identity, made);
	try {
		const mine = await listMine(context, identity, remembered);
		const kept = chooseOldest(findUsable(mine, identity, asRemembered(identity, made))) ?? made;
		if (kept.id !== made.id) remember(context, identity, kept);
		await removeSubscriptions(context, identity, idsExcept(mine, kept.id));
	} catch (error) {
		const left = await collectReasons([removeSubscriptions(context, identity, [made.id])]);
		restore(context, remembered);
		throw combine(context, [readMessage(error), ...left]);
	}
}

/**
 * Removes the subscription of this node, and any other one of its URL. Nothing stored and nothing at
 * Argyle is a success.
 *
 * @throws NodeOperationError when Argyle keeps one (with its id and what to do; the stored id then
 *   stays for the next attempt), or when the stored one belongs to another environment.
 */
export async function removeSubscription(context: IHookFunctions): Promise<void> {
	const identity = await identify(context);
	const remembered = recallSubscription(context);
	requireSameEnvironment(context, identity, remembered);
	// A stored id of this very URL needs no proof from the list, so it goes even when that can't be read.
	const own = remembered?.webhookUrl === identity.url ? [remembered.webhookId] : [];
	const reasons = await collectReasons([removeSubscriptions(context, identity, own)]);
	// A node that was refused before it made anything has nothing to look for.
	if (remembered || explainUnusable(identity) === null) {
		reasons.push(...(await collectReasons([sweep(context, identity, remembered, own)])));
	}
	if (reasons.length > 0) throw combine(context, reasons);
	forgetSubscription(context);
}

async function sweep(
	context: IHookFunctions,
	identity: Identity,
	remembered: RememberedSubscription | null,
	done: string[],
): Promise<void> {
	const mine = await listMine(context, identity, remembered);
	const ids = mine.map(({ id }) => id).filter((id) => !done.includes(id));
	await removeSubscriptions(context, identity, ids);
}

/** What is stored, unless it belongs to another environment and so says nothing about this one. */
function recallHere(context: IHookFunctions, identity: Identity): RememberedSubscription | null {
	const remembered = recallSubscription(context);
	if (!remembered || isFromHere(remembered, identity)) return remembered;
	context.logger.warn(describeStranded(remembered, identity));
	return null;
}

function remember(context: IHookFunctions, identity: Identity, one: UsableSubscription): void {
	rememberSubscription(context, asRemembered(identity, one), Date.now());
}

function asRemembered(identity: Identity, one: UsableSubscription): RememberedSubscription {
	return {
		webhookId: one.id,
		webhookUrl: identity.url,
		webhookSecret: one.secret,
		environment: identity.endpoint.environment,
	};
}

/** Puts back what was stored before a publishing that came to nothing. */
function restore(context: IHookFunctions, remembered: RememberedSubscription | null): void {
	forgetSubscription(context);
	if (remembered) rememberSubscription(context, remembered, Date.now());
}

async function listMine(
	context: IHookFunctions,
	identity: Identity,
	remembered: RememberedSubscription | null,
): Promise<Subscription[]> {
	const all = await listSubscriptions(context);
	return all.filter((subscription) => isMine(subscription, identity, remembered));
}

function findUsable(
	mine: Subscription[],
	identity: Identity,
	remembered: RememberedSubscription | null,
): UsableSubscription[] {
	return mine.flatMap((subscription) => {
		const secret = knownSecret(subscription, remembered);
		const { id, createdAt } = subscription;
		return secret !== null && fits(subscription, identity) ? [{ id, secret, createdAt }] : [];
	});
}

/**
 * Two processes that publish at once each see both subscriptions; as all of them keep the oldest, one
 * is left and every one of them stores it.
 */
function chooseOldest(usable: UsableSubscription[]): UsableSubscription | undefined {
	const age = ({ createdAt, id }: UsableSubscription) => `${createdAt} ${id}`;
	return [...usable].sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
}

function idsExcept(subscriptions: Subscription[], kept: string): string[] {
	return subscriptions.map(({ id }) => id).filter((id) => id !== kept);
}

/**
 * A repair keeps the secret: n8n saves static data only after `create` has returned, and a delivery
 * that arrives before that is checked against the old copy. Unpublishing forgets it, so each
 * publishing begins with a fresh one.
 */
function chooseSecret(remembered: RememberedSubscription | null): string {
	const stored = remembered?.webhookSecret ?? '';
	return /^[0-9a-f]{64}$/.test(stored) ? stored : randomBytes(32).toString('hex');
}

/** Runs steps to their end, whatever becomes of the others, and gives the reasons of those that threw. */
async function collectReasons(steps: Array<Promise<void>>): Promise<string[]> {
	const results = await Promise.allSettled(steps);
	return results.flatMap((result) =>
		result.status === 'rejected' ? [readMessage(result.reason)] : [],
	);
}

function combine(context: IHookFunctions, reasons: string[]): NodeOperationError {
	return new NodeOperationError(context.getNode(), reasons.join('. '));
}
