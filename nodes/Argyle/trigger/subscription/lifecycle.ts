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
 * Whether this node has a healthy subscription. It stores the oldest one and removes this node's
 * other ones. If n8n is starting and a subscription is stored, a failure is only a warning: the
 * subscription keeps working.
 *
 * @throws NodeOperationError when this node can never get a delivery; NodeApiError when the list can't
 *   be read and no subscription is stored for this URL.
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
 * Creates a subscription, stores the oldest healthy one, and then removes this node's other ones. This
 * order loses no event. A failure after the POST is only a warning, with the IDs.
 *
 * @throws NodeOperationError before any request when this node can never get a delivery; NodeApiError
 *   when Argyle created no subscription.
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
 * Removes the subscription of this node, and every other one for its URL. It succeeds when there is
 * none.
 *
 * @throws NodeOperationError when a subscription may be left, or the stored one belongs to another
 *   environment. The message contains the ID and the fix. The stored ID stays for the next attempt.
 */
export async function removeSubscription(context: IHookFunctions): Promise<void> {
	refuseCleanupAtStart(context);
	const stored = recallSubscription(context);
	const identity = await identify(context).catch((error: unknown) => {
		throw stored ? explainLeft(context, stored, error) : error;
	});
	requireSameEnvironment(context, stored, identity.endpoint.environment);
	// If publishing was refused before it created a subscription, there is nothing to remove.
	if (!stored && explainUnusable(identity) !== null) return;
	// A stored ID for this URL needs no check in the list. Both run in parallel, because while n8n
	// publishes a change, events are lost from now until the POST in `create`.
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
	// `delete` has removed every subscription, so events are lost until the POST in `create`. Skipping
	// the list here shortens that gap, and `create` lists anyway.
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
 * Whether to keep the stored subscription despite a failure at n8n's start. It must be for this URL.
 * If this URL is unusable, for example because WEBHOOK_URL is missing, another usable one counts too.
 */
function staysAtStart(context: IHookFunctions, stored: StoredSubscription): boolean {
	if (!isStarting(context) || !isOwn(context, stored)) return false;
	const url = context.getNodeWebhookUrl('default') ?? '';
	const isUsable = (one: string) => explainUnreachableFrom(stored.environment, one) === null;
	return stored.webhookUrl === url || (!isUsable(url) && isUsable(stored.webhookUrl));
}

/** Whether this n8n instance stored it: an imported workflow contains another instance's data. */
function isOwn(context: IHookFunctions, { instanceId }: StoredSubscription): boolean {
	return instanceId === context.getInstanceId();
}

/** Keeps a stored subscription without a check. After a throw, n8n's older engine would remove it. */
function keep(context: IHookFunctions, stored: StoredSubscription, error: unknown): true {
	context.logger.warn(
		`Argyle Trigger keeps webhook subscription ${stored.webhookId} for ${stored.webhookUrl} unchecked. ${readMessage(error)}`,
	);
	return true;
}

/** The subscription's ID is unknown, but the user can find it in Console by its URL. */
function describeUnclear({ url }: Identity): string {
	return `If Argyle created it anyway, it is the one for ${url}. Publishing again adopts it, and unpublishing removes it`;
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
