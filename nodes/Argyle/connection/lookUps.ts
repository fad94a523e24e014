import type { IDataObject } from 'n8n-workflow';
import { readOwnRecord } from '../api/answers';
import { SharedCache } from '../api/cache';
import { readText } from '../api/fields';
import { isUuid, itemId } from '../api/ids';
import { InviteListing } from '../api/inviteListing';
import { getItem } from '../api/items';
import { untilAborted } from '../api/signals';
import type { ArgyleAnswer, ArgyleClient } from '../api/types';
import { getUser } from '../api/users';
import { readContact } from './contact';
import type { ConnectionFacts } from './facts';
import type { Extras } from './item';
import { fillTemplate, namesExternalId, readInvite } from './link';
import type { Wants } from './parameters';
import type { Provider } from './provider';
import { readProvider } from './provider';

/** How long each lookup may hold up an item, in ms. They run side by side. */
export interface Patience {
	providerMs: number;
	contactMs: number;
	inviteMs: number;
}

/** What a caller of the lookups brings along. */
export interface LookUpWay {
	/** Opens the way to Argyle; only called when there is something to look up. */
	open: () => Promise<ArgyleClient>;
	/** Takes what a lookup ended in when it gave nothing: "user" and "status 503". */
	note: (subject: string, reason: string) => void;
	/** Ends in a cache of its own whatever one credential can see. */
	credential: string;
	patience: Patience;
}

/** An hour: how long a provider's name and health are kept, in ms. */
const providerMs = 3_600_000;

/** How long a listing of invites serves further deliveries, in ms: less than a login takes. */
const listingMs = 10_000;

const providers = new SharedCache<Provider>({ size: 1_000, keepMs: providerMs });
const listings = new SharedCache<InviteListing>({ size: 20, keepMs: listingMs });

/**
 * Looks up what the user wants in an item besides the account. Never throws: what can't be had in
 * time is null.
 *
 * @returns a provider of its own for each item; the others undefined where they were not wanted
 */
export async function lookUpExtras(
	facts: ConnectionFacts,
	wants: Pick<Wants, 'includeContact' | 'includeProvider' | 'link'>,
	way: LookUpWay,
): Promise<Extras> {
	const { includeContact, includeProvider, link } = wants;
	const needsUser =
		includeContact || (link.source === 'template' && namesExternalId(link.template));
	const [provider, user, invite] = await Promise.all([
		includeProvider ? lookUpProvider(facts.item, way) : null,
		needsUser ? lookUpUser(facts.user, way) : null,
		link.source === 'invite' ? lookUpInvite(facts.user, way) : null,
	]);
	const contact = readContact(user);
	const { account } = facts;
	const values = { user: facts.user, account, externalId: contact?.external_id ?? null };
	const filled = link.source === 'template' ? fillTemplate(link.template, values) : invite;
	return {
		provider,
		connectUrl: link.source === 'none' ? undefined : filled,
		contact: includeContact ? contact : undefined,
	};
}

/** Looks up a provider, once an hour for all deliveries; null when it can't be had in time. */
async function lookUpProvider(item: string | null, way: LookUpWay): Promise<Provider | null> {
	if (item === null || !itemId.test(item)) return null;
	const load = async (client: ArgyleClient) =>
		readProvider(record(await getItem(client, item), item, 'item', way));
	return await inTime(way, 'item', way.patience.providerMs, async () => {
		const client = await way.open();
		const key = `${client.endpoint.baseUrl} ${way.credential} ${item}`;
		return await providers.get(key, async () => await load(client));
	});
}

async function lookUpUser(user: string | null, way: LookUpWay): Promise<IDataObject | null> {
	if (user === null || !isUuid(user)) return null;
	return await inTime(way, 'user', way.patience.contactMs, async (signal) => {
		const client = await way.open();
		return record(await getUser(client, user, { signal }), user, 'user', way);
	});
}

/** Looks up the link of a user's latest invite. Argyle has no filter by user, so they are listed. */
async function lookUpInvite(user: string | null, way: LookUpWay): Promise<string | null> {
	if (user === null || !isUuid(user)) return null;
	return await inTime(way, 'invite', way.patience.inviteMs, async () => {
		const client = await way.open();
		const key = `${client.endpoint.baseUrl} ${way.credential}`;
		const listing = await listings.get(key, async () => new InviteListing(client, readInvite));
		return (await listing?.find(user)) ?? null;
	});
}

async function inTime<T>(
	way: LookUpWay,
	subject: string,
	ms: number,
	work: (signal: AbortSignal) => Promise<T | null>,
): Promise<T | null> {
	const signal = AbortSignal.timeout(ms);
	try {
		const found = await untilAborted(work(signal), signal);
		if (signal.aborted && found === null) way.note(subject, 'ETIMEDOUT');
		return found;
	} catch (error) {
		way.note(subject, readText(error, 'code') ?? 'UNKNOWN');
		return null;
	}
}

/** The record of that id, or null with a note. What ran out of time is noted by whoever waited. */
function record(
	answer: ArgyleAnswer,
	id: string,
	subject: string,
	way: LookUpWay,
): IDataObject | null {
	const found = readOwnRecord(answer, id);
	if (found) return found;
	if (answer.kind === 'reply') way.note(subject, `status ${answer.status}`);
	else if (answer.code !== 'ETIMEDOUT') way.note(subject, answer.code);
	return null;
}
