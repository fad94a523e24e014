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
 * How long a hook may take, in ms. n8n's publication engine gives a publishing 84 s with all its
 * five attempts (2.41), and a start of the older engine holds up every other workflow.
 */
const publishingMs = 15_000;
const startMs = 5_000;

/** Who this node is to Argyle, and what its subscription has to be. */
export interface Identity extends SubscriptionPlan {
	url: string;
	/** Names the workflow and the node, so that a person can tell in Console whose it is. */
	name: string;
	/** What the subscription signs with; null when the API key is blank. */
	secret: string | null;
	instanceId: string;
	/** Whether n8n publishes by itself, because it starts. */
	isStarting: boolean;
	endpoint: Endpoint;
	client: ArgyleClient;
}

/** The identity of a node that can be published. */
export type UsableIdentity = Identity & { secret: string };

/**
 * Reads the identity from the node.
 *
 * @param repeats whether its client sends a failed request again
 * @throws NodeOperationError when n8n gives no webhook URL or the credential can't be used.
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

/** The subscription of a test listens beside the one of the published workflow. */
const testMark = ' (test)';

/**
 * Whether a subscription belongs to this node: by its URL, or by the stored id, the name and the
 * n8n that stored it, for a URL that has changed since. An exported and imported workflow takes its
 * ids and static data into another n8n, and what is another's must stay.
 */
export function isMine(
	subscription: Subscription,
	identity: Identity,
	stored: StoredSubscription | null,
): boolean {
	if (subscription.url === identity.url) return true;
	// n8n removes a test's subscription in a mode that no longer shows that it was a test.
	const base = (name: string) => name.replace(testMark, '');
	return (
		subscription.id === stored?.webhookId &&
		identity.instanceId === stored.instanceId &&
		base(subscription.name) === base(identity.name)
	);
}

/**
 * The subscriptions at Argyle that belong to this node.
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

/** Whether a subscription delivers exactly what this node wants, to where it listens. */
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

/** A subscription that delivers what this node wants, and the secret that it signs with. */
export interface Healthy {
	id: string;
	createdAt: string;
	secret: string;
}

/**
 * The healthy ones of subscriptions. Each matches and signs with the derived secret. While n8n
 * starts, the stored subscription may sign with the stored secret: the API key may have been rotated
 * since the last publishing. A publishing replaces it, because only the derived secret can verify a
 * delivery once static data is lost. A secret that somebody else chose is never adopted.
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
 * The oldest one, or undefined of none. Two processes that publish at once each see both
 * subscriptions; as all of them keep the oldest, one is left.
 */
export function chooseOldest(healthy: Healthy[]): Healthy | undefined {
	const age = ({ createdAt, id }: Healthy) => `${createdAt} ${id}`;
	return [...healthy].sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
}
