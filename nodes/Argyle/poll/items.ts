import type { IDataObject } from 'n8n-workflow';
import { forEachInFlight } from '../api/pool';
import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from '../api/types';
import { readAccount } from '../connection/facts';
import type { Extras } from '../connection/item';
import { buildItem } from '../connection/item';
import { lookUpExtras } from '../connection/lookUps';
import type { Wants } from '../connection/parameters';
import type { LookUpAccess } from '../connection/timedLookUp';
import type { Change } from './scan';

/** What the user of the polling trigger wants in an item. */
export type ItemWants = Pick<
	Wants,
	'includeResource' | 'includeContact' | 'includeProvider' | 'link'
>;

/** A change and its item. */
export interface Built {
	change: Change;
	item: IDataObject;
}

/** The deadline of a poll. */
export interface Deadline {
	/** Aborts at the deadline. */
	signal: AbortSignal;
	/** In ms of `performance.now()`. */
	at: number;
}

/** Max. delay of an item by the lookup of its provider, in ms. */
const providerMs = 1_500;

/**
 * Builds the items of changes. Never throws.
 *
 * @param canWait whether the next poll may emit changes whose lookups exceed the deadline
 * @returns the changes whose lookups ended in time. If none did and the changes can't wait, all of them,
 *   with null for each missing value
 */
export async function buildItems(
	client: ArgyleClient,
	changes: Change[],
	wants: ItemWants,
	deadline: Deadline,
	canWait: boolean,
): Promise<Built[]> {
	const receivedAt = new Date().toISOString();
	const build = (change: Change, extras: Extras): Built => {
		const facts = readAccount(change.account, change.event);
		const { includeResource } = wants;
		return {
			change,
			item: buildItem(facts, { ...extras, receivedAt, includeResource, source: 'poll' }),
		};
	};
	const access = prepareAccess(client, deadline);
	const extras = new Map<Change, Extras>();
	await forEachInFlight(changes, deadline.signal, async (change) => {
		const found = await lookUpExtras(readAccount(change.account, change.event), wants, access);
		if (!deadline.signal.aborted) extras.set(change, found);
	});
	if (extras.size === 0 && !canWait) return changes.map((change) => build(change, without(wants)));
	return changes.flatMap((change) => {
		const found = extras.get(change);
		return found ? [build(change, found)] : [];
	});
}

/** Prepares the lookups of one page. It reads a user with several changes once. */
function prepareAccess(client: ArgyleClient, { at }: Deadline): LookUpAccess {
	const shared = shareReads(client);
	const leftMs = Math.max(1, Math.ceil(at - performance.now()));
	return {
		node: client.node,
		open: async () => await Promise.resolve(shared),
		note: () => undefined,
		limits: { providerMs, contactMs: leftMs, inviteMs: leftMs },
	};
}

/** Returns the extras of an item without any lookup. */
function without({ includeContact, link }: ItemWants): Extras {
	return {
		provider: null,
		connectUrl: link.source === 'none' ? undefined : null,
		contact: includeContact ? null : undefined,
	};
}

/** Wraps a client for lookups, which only read: identical requests share one answer. */
function shareReads(client: ArgyleClient): ArgyleClient {
	const answers = new Map<string, Promise<ArgyleAnswer>>();
	const share = (key: string, request: ArgyleRequest) => {
		const answer = answers.get(key) ?? client.send(request);
		answers.set(key, answer);
		return answer;
	};
	return {
		...client,
		send: async (request) =>
			await share(JSON.stringify([request.method, request.path, request.query]), request),
	};
}
