import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { openClient } from '../../api/client';
import type { Endpoint } from '../../api/endpoint';
import { tryTwice } from '../../api/retries';
import type { ArgyleClient } from '../../api/types';
import type { Subscription } from '../../api/webhooks';
import type { RememberedSubscription } from './staticData';

/** Who this node is to Argyle, and what it wants of its subscription. */
export interface Identity {
	url: string;
	/** Names the workflow and the node, so that a person can tell in Console whose it is. */
	name: string;
	events: string[];
	includeResource: boolean;
	endpoint: Endpoint;
	/**
	 * The way to Argyle; tries twice, as n8n takes a throw in `checkExists` for a broken
	 * subscription.
	 */
	client: ArgyleClient;
}

/**
 * Reads the identity from the node.
 *
 * @throws NodeOperationError when n8n gives no webhook URL or the credential can't be used.
 */
export async function identify(context: IHookFunctions): Promise<Identity> {
	const url = context.getNodeWebhookUrl('default');
	if (!url) {
		throw new NodeOperationError(
			context.getNode(),
			'n8n gave this node no webhook URL. Save the workflow and publish it again',
		);
	}
	const client = tryTwice(await openClient(context));
	const test = context.getMode() === 'manual' ? testMark : '';
	return {
		url,
		name: `n8n workflow ${context.getWorkflow().id} node ${context.getNode().id}${test}`,
		events: readEvents(context.getNodeParameter('events', [])),
		includeResource: context.getNodeParameter('includeResource', true) === true,
		endpoint: client.endpoint,
		client,
	};
}

/**
 * Told apart in Console: the subscription of a test listens beside the one of the published
 * workflow.
 */
const testMark = ' (test)';

/**
 * Whether a subscription belongs to this node. Its URL alone proves it, or the stored id together
 * with the name, for a URL that has changed since. The name alone proves nothing: the same
 * workflow, ids and all, may live in another n8n that shares the API key.
 */
export function isMine(
	subscription: Subscription,
	identity: Identity,
	remembered: RememberedSubscription | null,
): boolean {
	if (subscription.url === identity.url) return true;
	// n8n removes a test's subscription in a mode that no longer tells that it was a test.
	const base = (name: string) => name.replace(testMark, '');
	return (
		subscription.id === remembered?.webhookId && base(subscription.name) === base(identity.name)
	);
}

/** Whether a subscription delivers exactly what this node wants, to where it listens. */
export function fits(subscription: Subscription, identity: Identity): boolean {
	const wanted = new Set(identity.events);
	const given = new Set(subscription.events);
	return (
		subscription.url === identity.url &&
		subscription.includesResource === identity.includeResource &&
		given.size === wanted.size &&
		[...wanted].every((event) => given.has(event))
	);
}

/**
 * The secret that a subscription signs with, as far as it is known: read back from the list, which
 * is the truth of the moment, else the stored one.
 */
export function knownSecret(
	subscription: Subscription,
	remembered: RememberedSubscription | null,
): string | null {
	if (subscription.secret !== null) return subscription.secret;
	const stored = subscription.id === remembered?.webhookId ? remembered.webhookSecret : '';
	return stored.trim() === '' ? null : stored;
}

function readEvents(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((event) => typeof event === 'string') : [];
}
