import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { openClient } from '../../api/client';
import type { Endpoint } from '../../api/endpoint';
import { limitClient } from '../../api/limits';
import type { ArgyleClient } from '../../api/types';
import type { Subscription } from '../../api/webhooks';
import { listSubscriptions } from '../../api/webhooks';
import type { SubscriptionPlan } from '../../connection/events';
import { readSubscriptionPlan } from '../../connection/parameters';
import { deriveSecret } from '../derivedSecret';
import { isStarting } from './start';
import type { StoredSubscription } from './staticData';

/**
 * Max. time of a hook, in ms. n8n's publication engine allows 84 s for all five attempts of a
 * publishing (2.41). At a start of the older engine, a hook blocks every other workflow.
 */
const publishingMs = 15_000;
const startMs = 5_000;

/** This node, and the subscription that it needs. */
export interface Identity extends SubscriptionPlan {
	url: string;
	/** Contains the IDs of the workflow and the node, so that a user can identify it in Console. */
	name: string;
	/** The signing secret; null when the API key is blank. */
	secret: string | null;
	instanceId: string;
	/** Whether n8n is starting, so that it publishes by itself. */
	isStarting: boolean;
	endpoint: Endpoint;
	client: ArgyleClient;
}

/** The identity of a node that n8n can publish. */
export type UsableIdentity = Identity & { secret: string };

/**
 * Reads the identity from the node.
 *
 * @param repeats whether the client retries failed requests
 * @throws NodeOperationError when the node has no webhook URL, or its credential is invalid.
 */
export async function identify(context: IHookFunctions, repeats = true): Promise<Identity> {
	const url = context.getNodeWebhookUrl('default');
	if (!url) {
		throw new NodeOperationError(
			context.getNode(),
			'n8n gave this node no webhook URL. Save the workflow and publish it again',
		);
	}
	const starting = isStarting(context);
	const totalMs = starting ? startMs : publishingMs;
	const client = limitClient(await openClient(context), { totalMs, repeats });
	const test = context.getMode() === 'manual' ? testMark : '';
	return {
		...readSubscriptionPlan(context),
		url,
		name: `n8n workflow ${context.getWorkflow().id} node ${context.getNode().id}${test}`,
		secret: deriveSecret(await context.getCredentials('argyleApi'), url),
		instanceId: context.getInstanceId(),
		isStarting: starting,
		endpoint: client.endpoint,
		client,
	};
}

/** Marks the subscription of a test: the published workflow has its own at the same time. */
const testMark = ' (test)';

/**
 * Whether a subscription belongs to this node: it has the node's URL. If the URL has changed since, it
 * has the stored ID and the node's name, and this n8n instance stored it. An imported workflow brings
 * IDs and static data of another instance, whose subscription must stay.
 */
export function isMine(
	subscription: Subscription,
	identity: Identity,
	stored: StoredSubscription | null,
): boolean {
	if (subscription.url === identity.url) return true;
	// When n8n removes a test's subscription, the mode no longer shows that it was a test.
	const base = (name: string) => name.replace(testMark, '');
	return (
		subscription.id === stored?.webhookId &&
		identity.instanceId === stored.instanceId &&
		base(subscription.name) === base(identity.name)
	);
}

/**
 * Lists the subscriptions at Argyle that belong to this node.
 *
 * @throws NodeApiError when the list can't be read.
 */
export async function listMine(
	identity: Identity,
	stored: StoredSubscription | null,
): Promise<Subscription[]> {
	const all = await listSubscriptions(identity.client);
	return all.filter((subscription) => isMine(subscription, identity, stored));
}

/** Whether a subscription delivers exactly the events that this node needs, to its URL. */
export function matches(
	{ url, events, includesResource }: Subscription,
	identity: Identity,
): boolean {
	const wanted = new Set(identity.events);
	const given = new Set(events);
	return (
		url === identity.url &&
		includesResource === identity.config.include_resource &&
		given.size === wanted.size &&
		[...wanted].every((event) => given.has(event))
	);
}

/** A subscription that delivers what this node needs, with its signing secret. */
export interface Healthy {
	id: string;
	createdAt: string;
	secret: string;
}

/**
 * Finds the healthy subscriptions: they match, and sign with the derived secret. While n8n starts,
 * the stored subscription may sign with the stored secret, because the API key may have changed since
 * the last publishing. A publishing replaces it: if n8n loses its static data, only the derived secret
 * can verify a delivery. This node never adopts a secret that somebody else chose.
 */
export function findHealthy(
	subscriptions: Subscription[],
	identity: UsableIdentity,
	stored: StoredSubscription | null,
): Healthy[] {
	return subscriptions
		.filter((one) => matches(one, identity))
		.flatMap(({ id, createdAt, secret: shown }) => {
			const older = id === stored?.webhookId ? stored.webhookSecret : '';
			const secret = shown ?? older;
			const isOlder = identity.isStarting && secret !== '' && secret === older;
			return secret === identity.secret || isOlder ? [{ id, createdAt, secret }] : [];
		});
}

/**
 * Chooses the oldest subscription; undefined when there is none. Two processes that publish at the
 * same time see both subscriptions. Both keep the oldest, so one is left.
 */
export function chooseOldest(healthy: Healthy[]): Healthy | undefined {
	const age = ({ createdAt, id }: Healthy) => `${createdAt} ${id}`;
	return [...healthy].sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
}
