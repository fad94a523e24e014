import type { IDataObject } from 'n8n-workflow';
import { isObject, omit, readList, readObject, readText } from './fields';
import type { PageRequest } from './pages';
import { readWholeList } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of webhook subscriptions. */
export const subscriptionList: PageRequest = {
	path: '/webhooks',
	subject: 'webhook subscriptions',
};

/** The body of the POST that creates a subscription. */
export interface SubscriptionParams extends IDataObject {
	events: string[];
	name: string;
	url: string;
	secret: string;
	config?: { include_resource: boolean };
}

/** A subscription at Argyle. */
export interface Subscription {
	id: string;
	name: string;
	url: string;
	events: string[];
	includesResource: boolean;
	/**
	 * Argyle returns the secret in clear text (recorded 2025). Null when it is missing or masked. An
	 * empty text means that Argyle signs nothing.
	 */
	secret: string | null;
	createdAt: string;
}

/**
 * Lists every webhook subscription that the API key can see, from all pages.
 *
 * @throws as `readWholeList`
 */
export async function listSubscriptions(client: ArgyleClient): Promise<Subscription[]> {
	const found = new Map<string, Subscription>();
	for await (const page of readWholeList(client, subscriptionList)) {
		for (const entry of page) {
			const subscription = readSubscription(entry);
			if (subscription) found.set(subscription.id, subscription);
		}
	}
	return [...found.values()];
}

/** Creates a subscription. Not idempotent: a retry creates a second one, and both deliver. */
export async function postSubscription(
	client: ArgyleClient,
	params: SubscriptionParams,
): Promise<ArgyleAnswer> {
	return await client.send({ method: 'POST', path: '/webhooks', body: params });
}

/** Removes a subscription. */
export async function deleteSubscription<Answer extends ArgyleAnswer>(
	client: ArgyleClient<Answer>,
	id: string,
): Promise<Answer> {
	return await client.send({ method: 'DELETE', path: `/webhooks/${encodeURIComponent(id)}` });
}

/** Reads a subscription object of any form; null when it has no ID. */
export function readSubscription(value: unknown): Subscription | null {
	const id = readText(value, 'id');
	if (!isObject(value) || id === null) return null;
	const isHidden = !('secret' in value) || isMasked(value.secret);
	return {
		id,
		name: readText(value, 'name') ?? '',
		url: readText(value, 'url') ?? '',
		events: (readList(value, 'events') ?? []).filter((event) => typeof event === 'string'),
		includesResource: readObject(value, 'config')?.include_resource === true,
		secret: isHidden ? null : (readText(value, 'secret') ?? ''),
		createdAt: readText(value, 'created_at') ?? '',
	};
}

/** Returns a subscription object without the secret that signs its deliveries. */
export function withoutSecret(subscription: IDataObject): IDataObject {
	return omit(subscription, 'secret');
}

/** Whether Argyle masked a secret, as `****` or `ab…yz`. */
function isMasked(secret: unknown): boolean {
	return typeof secret === 'string' && /[*•●…]|\.\.\./.test(secret);
}
