import type { IDataObject } from 'n8n-workflow';
import { isObject, omit, readList, readObject, readText } from './fields';
import type { PageRequest } from './pages';
import { readPages, readWholeList } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of webhook subscriptions. */
export const subscriptionList: PageRequest = {
	path: '/webhooks',
	subject: 'webhook subscriptions',
};

/** What a new subscription asks for. */
export interface SubscriptionWish extends IDataObject {
	events: string[];
	name: string;
	url: string;
	secret: string;
	config?: { include_resource: boolean };
}

/** A subscription as Argyle has it. */
export interface Subscription {
	id: string;
	name: string;
	url: string;
	events: string[];
	includesResource: boolean;
	/** Argyle gives it in clear text (recorded 2025); null when it is missing or masked. */
	secret: string | null;
	createdAt: string;
}

/**
 * Every webhook subscription that the API key can see, from all pages.
 *
 * @throws as `readWholeList`
 */
export async function listSubscriptions(client: ArgyleClient): Promise<Subscription[]> {
	return await readSubscriptions(readWholeList(client, subscriptionList));
}

/**
 * The same as far as Argyle shows them: for whoever looks for one of them and needs no other.
 *
 * @param signal ends the listing, whatever its state
 * @throws NodeApiError when a page can't be read.
 */
export async function listShownSubscriptions(
	client: ArgyleClient,
	signal?: AbortSignal,
): Promise<Subscription[]> {
	return await readSubscriptions(readPages(client, { ...subscriptionList, signal }));
}

async function readSubscriptions(pages: AsyncIterable<IDataObject[]>): Promise<Subscription[]> {
	const found = new Map<string, Subscription>();
	for await (const page of pages) {
		for (const entry of page) {
			const subscription = readSubscription(entry);
			if (subscription) found.set(subscription.id, subscription);
		}
	}
	return [...found.values()];
}

/**
 * Asks for a subscription. Not idempotent: repeated, it makes a second one that delivers as well.
 */
export async function postSubscription(
	client: ArgyleClient,
	wish: SubscriptionWish,
): Promise<ArgyleAnswer> {
	return await client.send({ method: 'POST', path: '/webhooks', body: wish });
}

/** Removes a subscription. */
export async function deleteSubscription<Answer extends ArgyleAnswer>(
	client: ArgyleClient<Answer>,
	id: string,
): Promise<Answer> {
	return await client.send({ method: 'DELETE', path: `/webhooks/${encodeURIComponent(id)}` });
}

/** Reads a subscription object defensively; null when it has no id. */
export function readSubscription(value: unknown): Subscription | null {
	const id = readText(value, 'id');
	if (!isObject(value) || id === null) return null;
	const secret = readText(value, 'secret');
	return {
		id,
		name: readText(value, 'name') ?? '',
		url: readText(value, 'url') ?? '',
		events: (readList(value, 'events') ?? []).filter((event) => typeof event === 'string'),
		includesResource: readObject(value, 'config')?.include_resource === true,
		secret: secret !== null && isMasked(secret) ? null : secret,
		createdAt: readText(value, 'created_at') ?? '',
	};
}

/** A subscription object as Argyle sends it, without what its deliveries are signed with. */
export function withoutSecret(subscription: IDataObject): IDataObject {
	return omit(subscription, 'secret');
}

/** Whether a secret is a stand-in for the real one, as `****`, `ab…yz`, `<redacted>` or `null`. */
function isMasked(secret: string): boolean {
	return (
		/[*•●…]|\.\.\.|^[<[(].*[>\])]$|^x+$|^[^a-z0-9]+$/i.test(secret) ||
		/^(hidden|masked|none|null|redacted|secret|undefined)$/i.test(secret)
	);
}
