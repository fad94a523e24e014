import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readMessage } from '../../api/errors';
import type { Subscription } from '../../api/webhooks';
import { recallHere, requireSameEnvironment, warnOfStranded } from './stranded';
import type { Identity } from './ownership';
import { identify } from './ownership';
import type { RememberedSubscription } from './staticData';
import {
	forgetSubscription,
	recallSubscription,
	rememberSubscription,
	restoreSubscription,
} from './staticData';
import { explainUnusable, requireUsable } from './preconditions';
import type { UsableSubscription } from './registration';
import { chooseSecret, registerSubscription } from './registration';
import { removeOthers, removeSubscriptions } from './removal';
import { chooseOldest, findUsable, idsExcept, listMine } from './selection';

/**
 * Whether this node has exactly one subscription that fits and whose secret is known. If so it is
 * adopted, and any other one of the node is removed.
 *
 * @throws NodeOperationError when Argyle can't reach the webhook URL; NodeApiError when Argyle
 *   can't be asked, or keeps a subscription that has to go.
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
 * Makes a subscription, stores it, and only then removes what it replaces, so that no event falls
 * in between.
 *
 * @throws NodeOperationError before any request when this node could never get a delivery;
 *   NodeApiError when Argyle made none; NodeOperationError of what could not be listed or removed
 *   after that, when the new one is withdrawn before the throw, or named in it.
 */
export async function createSubscription(context: IHookFunctions): Promise<void> {
	const identity = await identify(context);
	requireUsable(context, identity);
	const remembered = recallHere(context, identity);
	const made = await registerSubscription(context, identity, chooseSecret(identity, remembered));
	remember(context, identity, made);
	try {
		const mine = await listMine(identity, remembered);
		const granted = asGranted(identity, mine, made);
		const candidates = findUsable(mine, granted, asRemembered(identity, made));
		// Argyle's list may not show yet what was just made.
		const unseen = mine.some(({ id }) => id === made.id) ? [] : [made];
		const kept = chooseOldest([...unseen, ...candidates]) ?? made;
		if (kept.id !== made.id) remember(context, identity, kept);
		await removeSubscriptions(context, identity, idsExcept([...unseen, ...mine], kept.id));
	} catch (error) {
		const left = await reasonsOf(removeSubscriptions(context, identity, [made.id]));
		restoreSubscription(context, remembered, Date.now());
		throw combine(context, [readMessage(error), ...left]);
	}
}

/**
 * Removes the subscription of this node, and any other one of its URL. Nothing stored and nothing
 * at Argyle is a success.
 *
 * @throws NodeOperationError when Argyle keeps one (with its id and what to do; the stored id then
 *   stays for the next attempt), or when the stored one belongs to another environment.
 */
export async function removeSubscription(context: IHookFunctions): Promise<void> {
	const identity = await identify(context);
	const remembered = recallSubscription(context);
	requireSameEnvironment(context, identity, remembered);
	// A stored id of this very URL needs no proof from the list, so it goes even when that can't be
	// read.
	const own = remembered?.webhookUrl === identity.url ? [remembered.webhookId] : [];
	const reasons = await reasonsOf(removeSubscriptions(context, identity, own));
	// A node that was refused before it made anything has nothing to look for.
	if (remembered || explainUnusable(identity) === null) {
		reasons.push(...(await reasonsOf(removeOthers(context, identity, remembered, own))));
	}
	if (reasons.length > 0) throw combine(context, reasons);
	forgetSubscription(context);
}

function remember(context: IHookFunctions, identity: Identity, one: UsableSubscription): void {
	warnOfStranded(context, identity);
	rememberSubscription(context, asRemembered(identity, one), Date.now());
}

/** A subscription as n8n stores it. */
function asRemembered(identity: Identity, one: UsableSubscription): RememberedSubscription {
	return {
		webhookId: one.id,
		webhookUrl: identity.url,
		webhookSecret: one.secret,
		environment: identity.endpoint.environment,
	};
}

/**
 * The identity as Argyle granted it: should it leave out `config`, every process that publishes at
 * the same time must still see the others' subscriptions as equals, or each removes the other's.
 */
function asGranted(identity: Identity, mine: Subscription[], made: UsableSubscription): Identity {
	const granted = mine.find(({ id }) => id === made.id);
	return { ...identity, includeResource: granted?.includesResource ?? identity.includeResource };
}

/** Waits for the end of a step and gives the reason when it threw. */
async function reasonsOf(step: Promise<void>): Promise<string[]> {
	return await step.then(
		() => [],
		(error: unknown) => [readMessage(error)],
	);
}

function combine(context: IHookFunctions, reasons: string[]): NodeOperationError {
	return new NodeOperationError(context.getNode(), reasons.join('. '));
}
