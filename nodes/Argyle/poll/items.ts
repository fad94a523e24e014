import type { IDataObject } from 'n8n-workflow';
import { forEachInFlight } from '../api/pool';
import type { ArgyleClient } from '../api/types';
import { readAccount } from '../connection/facts';
import type { Extras } from '../connection/item';
import { buildItem } from '../connection/item';
import type { LookUpWay } from '../connection/lookUps';
import { lookUpExtras } from '../connection/lookUps';
import type { Wants } from '../connection/parameters';
import type { Change } from './scan';
import { shareReads } from './sharing';

/** What the items of a poll are made with. */
export type ItemWants = Pick<
	Wants,
	'includeResource' | 'includeContact' | 'includeProvider' | 'link'
>;

/** A change and its item. */
export interface Built {
	change: Change;
	item: IDataObject;
}

/** The time that a poll has. */
export interface Deadline {
	/** Speaks when it is over. */
	signal: AbortSignal;
	/** In ms of `performance.now()`. */
	at: number;
}

/** The longest that a provider may hold up an item, in ms. */
const providerMs = 1_500;

/**
 * Builds the items of changes.
 *
 * @param canWait whether changes may be left to the next poll when the time is over
 * @returns those for which everything was looked up in time; all of them, with what is missing as
 *   null, when none was and they can't wait
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
	const way = findWay(client, deadline);
	const extras = new Map<Change, Extras>();
	await forEachInFlight(changes, deadline.signal, async (change) => {
		const found = await lookUpExtras(readAccount(change.account, change.event), wants, way);
		if (!deadline.signal.aborted) extras.set(change, found);
	});
	if (extras.size === 0 && !canWait) return changes.map((change) => build(change, without(wants)));
	return changes.flatMap((change) => {
		const found = extras.get(change);
		return found ? [build(change, found)] : [];
	});
}

/** The way to Argyle for the lookups of one page. Applicants with several changes are read once. */
function findWay(client: ArgyleClient, { at }: Deadline): LookUpWay {
	const shared = shareReads(client);
	const leftMs = Math.max(1, Math.ceil(at - performance.now()));
	return {
		open: async () => await Promise.resolve(shared),
		note: () => undefined,
		credential: client.node.credentials?.argyleApi?.id ?? '',
		patience: { providerMs, contactMs: leftMs, inviteMs: leftMs },
	};
}

/** What an item holds when nothing could be looked up. */
function without({ includeContact, link }: ItemWants): Extras {
	return {
		provider: null,
		connectUrl: link.source === 'none' ? undefined : null,
		contact: includeContact ? null : undefined,
	};
}
