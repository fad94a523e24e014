import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { explainPathAnswer, readMessage, toNodeApiError } from '../../api/errors';
import type { Subscription } from '../../api/webhooks';
import { checkParameters, warnSilentEvents } from '../../connection/publishing';
import type { Healthy, Identity } from './ownership';
import { chooseOldest, findHealthy, identify, listMine } from './ownership';
import { explainUnreachableFrom, explainUnusable, requireUsable } from './reachability';
import { registerSubscription } from './registration';
import { removeListed, removeOthers, removeSubscriptions } from './removal';
import { isStarting, lookUpAtStart, noteFailure, refuseCleanupAtStart } from './start';
import type { StoredSubscription } from './staticData';
import {
	forgetSubscription,
	recallHere,
	recallSubscription,
	requireSameEnvironment,
	storeSubscription,
} from './staticData';

/**
 * Whether this node has a healthy subscription. The oldest one is stored, and every other one of
 * this node is removed. What listens stays: while n8n starts, a failure is a warning if a
 * subscription is stored.
 *
 * @throws NodeOperationError when this node could never get a delivery; NodeApiError when the list
 *   can't be read and nothing is stored for this URL.
 */
export async function checkSubscription(context: IHookFunctions): Promise<boolean> {
	const stored = recallSubscription(context);
	return await noteFailure(context, async () => {
		return await findSubscription(context, stored).catch((error: unknown) => {
			if (!stored || !staysAtStart(context, stored)) throw error;
			return keep(context, stored, error);
		});
	});
}

/**
 * Creates a subscription, stores the oldest healthy one, and then removes every other one of this
 * node, so that no event falls in between. Whatever fails after the POST is a warning with the ids.
 *
 * @throws NodeOperationError before any request when this node could never get a delivery;
 *   NodeApiError when Argyle created none.
 */
export async function createSubscription(context: IHookFunctions): Promise<void> {
	await noteFailure(context, async () => {
		warnSilentEvents(context, checkParameters(context));
		const identity = requireUsable(context, await identify(context));
		const stored = recallHere(context, identity.endpoint.environment);
		const { answer, isUnclear, healthy, mine } = await registerSubscription(
			context,
			identity,
			stored,
		);
		const oldest = chooseOldest(healthy);
		if (!oldest) {
			const reason = explainPathAnswer(answer, identity.endpoint, 'the webhook subscription');
			const rest = isUnclear ? `. ${describeUnclear(identity)}` : '';
			const message = `The webhook was not registered. ${reason}${rest}`;
			throw toNodeApiError(context.getNode(), answer, message);
		}
		store(context, identity, oldest);
		await removeOthers(context, identity, mine, oldest.id);
	});
}

/**
 * Removes the subscription of this node, and every other one of its URL. Nothing stored and nothing
 * at Argyle is a success.
 *
 * @throws NodeOperationError when one may be left (with its id and what to do; the stored id stays
 *   for the next attempt), or when the stored one belongs to another environment.
 */
export async function removeSubscription(context: IHookFunctions): Promise<void> {
	refuseCleanupAtStart(context);
	const stored = recallSubscription(context);
	const identity = await identify(context).catch((error: unknown) => {
		throw stored ? explainLeft(context, stored, error) : error;
	});
	requireSameEnvironment(context, stored, identity.endpoint.environment);
	// A node that was refused before it created anything has nothing to look for.
	if (!stored && explainUnusable(identity) !== null) return;
	// A stored id of this very URL needs no proof from the list. Both at once: when n8n publishes a
	// change, every event is lost from here until `create` has posted.
	const own = stored?.webhookUrl === identity.url ? [stored.webhookId] : [];
	const results = await Promise.all([
		removeSubscriptions(identity, own),
		removeListed(identity, stored, own),
	]);
	const reasons = results.filter((reason) => reason !== null);
	if (reasons.length > 0) throw new NodeOperationError(context.getNode(), reasons.join('. '));
	forgetSubscription(context);
}

async function findSubscription(
	context: IHookFunctions,
	stored: StoredSubscription | null,
): Promise<boolean> {
	checkParameters(context);
	const url = context.getNodeWebhookUrl('default');
	const isStored = stored !== null && stored.webhookUrl === url && isOwn(context, stored);
	const identity = requireUsable(context, await identify(context, !isStored));
	// `delete` has removed all there was, and every event is lost until `create` has posted. That
	// lists as well.
	if (context.getActivationMode() === 'update' && !stored) return false;
	const here = recallHere(context, identity.endpoint.environment);
	const mine = await list(context, identity, here).catch((error: unknown) => {
		if (!here || !isStored) throw error;
		keep(context, here, error);
		return null;
	});
	if (!mine) return true;
	const oldest = chooseOldest(findHealthy(mine, identity, here));
	if (!oldest) return false;
	store(context, identity, oldest);
	await removeOthers(context, identity, mine, oldest.id);
	return true;
}

async function list(
	context: IHookFunctions,
	identity: Identity,
	stored: StoredSubscription | null,
): Promise<Subscription[]> {
	const lookUp = async () => await listMine(identity, stored);
	if (!identity.isStarting) return await lookUp();
	return await lookUpAtStart(context, identity.endpoint.baseUrl, lookUp);
}

function store(context: IHookFunctions, identity: Identity, { id, secret }: Healthy): void {
	storeSubscription(context, {
		webhookId: id,
		webhookUrl: identity.url,
		webhookSecret: secret,
		environment: identity.endpoint.environment,
		instanceId: identity.instanceId,
	});
}

/**
 * Whether a stored subscription outweighs a failure at n8n's start: it is for this URL, or for a
 * usable one while this one is unusable, as when WEBHOOK_URL is missing.
 */
function staysAtStart(context: IHookFunctions, stored: StoredSubscription): boolean {
	if (!isStarting(context) || !isOwn(context, stored)) return false;
	const url = context.getNodeWebhookUrl('default') ?? '';
	const isUsable = (one: string) => explainUnreachableFrom(stored.environment, one) === null;
	return stored.webhookUrl === url || (!isUsable(url) && isUsable(stored.webhookUrl));
}

/** Whether this n8n has stored it. What an imported workflow brings along proves nothing. */
function isOwn(context: IHookFunctions, { instanceId }: StoredSubscription): boolean {
	return instanceId === context.getInstanceId();
}

/** Keeps a stored subscription unchecked. The older engine would remove it after a throw. */
function keep(context: IHookFunctions, stored: StoredSubscription, error: unknown): true {
	context.logger.warn(
		`Argyle Trigger keeps webhook subscription ${stored.webhookId} for ${stored.webhookUrl} unchecked. ${readMessage(error)}`,
	);
	return true;
}

/** Nobody knows the id of what may have been created; in Console it can be found by its URL. */
function describeUnclear({ url }: Identity): string {
	return `If Argyle created it all the same, it is the one for ${url}: publishing again takes it over and unpublishing removes it`;
}

function explainLeft(
	context: IHookFunctions,
	{ webhookId, webhookUrl, environment }: StoredSubscription,
	error: unknown,
): NodeOperationError {
	const message = `Webhook subscription ${webhookId} for ${webhookUrl} is still at Argyle (${environment}), because the credential can't be used. ${readMessage(error)}. Choose a credential that works, publish and unpublish this workflow, or delete the webhook in Argyle Console → Developers → Webhooks`;
	context.logger.warn(message);
	return new NodeOperationError(context.getNode(), message);
}
