import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readMessage } from '../api/fields';
import type { Subscription } from '../api/webhooks';
import type { Identity } from './identity';
import { identify } from './identity';
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
import { removeOthers, removeSubscriptions } from './removal';
import { chooseOldest, findUsable, idsExcept, listMine } from './selection';

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
	const mine = await listMine(identity, remembered);
	const [only, ...others] = findUsable(mine, identity, remembered);
	if (!only || others.length > 0) return false;
	remember(context, identity, only);
	await removeSubscriptions(context, identity, idsExcept(mine, only.id));
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
	const made = await registerSubscription(context, identity, chooseSecret(identity, remembered));
	remember(context, identity, made);
	try {
		const mine = await listMine(identity, remembered);
		const rivals = findUsable(mine, asStored(identity, mine, made), asRemembered(identity, made));
		const kept = chooseOldest(rivals) ?? made;
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
		reasons.push(...(await collectReasons([removeOthers(context, identity, remembered, own)])));
	}
	if (reasons.length > 0) throw combine(context, reasons);
	forgetSubscription(context);
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

/**
 * The identity as Argyle stored it: should it leave out `config`, every process that publishes at the
 * same time must still see the others' subscriptions as equals, or each removes the other's.
 */
function asStored(identity: Identity, mine: Subscription[], made: UsableSubscription): Identity {
	const stored = mine.find(({ id }) => id === made.id);
	return { ...identity, includeResource: stored?.includesResource ?? identity.includeResource };
}

/** Puts back what was stored before a publishing that came to nothing. */
function restore(context: IHookFunctions, remembered: RememberedSubscription | null): void {
	forgetSubscription(context);
	if (remembered) rememberSubscription(context, remembered, Date.now());
}

/**
 * A repair keeps the secret, also one that was chosen in Console: n8n saves static data only after
 * `create` has returned, and a delivery that arrives before that, or after n8n died in between, is
 * checked against the old copy. Unpublishing forgets it, so each publishing begins with a fresh one;
 * so does a copied workflow that came with the static data of its original.
 */
function chooseSecret(identity: Identity, remembered: RememberedSubscription | null): string {
	const isOwn = remembered && readPath(remembered.webhookUrl) === readPath(identity.url);
	const stored = isOwn ? remembered.webhookSecret : '';
	return stored.trim() === '' ? randomBytes(32).toString('hex') : stored;
}

/** The `<webhookId>/webhook` of a webhook URL: what stays the same when n8n moves. */
function readPath(url: string): string {
	return url.split('/').slice(-2).join('/');
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
