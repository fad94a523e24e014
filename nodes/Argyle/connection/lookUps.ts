import type { IDataObject, INode } from 'n8n-workflow';
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

/** How long each lookup may delay an item, in ms. The lookups run in parallel. */
export interface LookUpLimits {
	providerMs: number;
	contactMs: number;
	inviteMs: number;
}

/** What the caller of the lookups provides. */
export interface LookUpAccess {
	/** The node with the credential. */
	node: INode;
	/** Opens a client. The lookups call it only when they need one. */
	open: () => Promise<ArgyleClient>;
	/** Receives the subject and the reason of a failed lookup: "user" and "status 503". */
	note: (subject: string, reason: string) => void;
	limits: LookUpLimits;
}

/** How long a provider's name and health stay in the cache, in ms. */
const providerMs = 3_600_000;

/** How long several deliveries share a listing of invites, in ms: less than a login takes. */
const listingMs = 10_000;

/** Keeps nothing: the user may edit the credential. Concurrent deliveries share one opening. */
const baseUrls = new SharedCache<string>({ size: 1, keepMs: 0 });
const providers = new SharedCache<Provider>({ size: 1_000, keepMs: providerMs });
const listings = new SharedCache<InviteListing>({ size: 20, keepMs: listingMs });

/**
 * Looks up what the user wants in an item in addition to the account. Never throws: if a lookup fails or
 * takes too long, its result is null.
 *
 * @returns contact and link are undefined when the user does not want them
 */
export async function lookUpExtras(
	facts: ConnectionFacts,
	wants: Pick<Wants, 'includeContact' | 'includeProvider' | 'link'>,
	access: LookUpAccess,
): Promise<Extras> {
	const { includeContact, includeProvider, link } = wants;
	const needsUser =
		includeContact || (link.source === 'template' && namesExternalId(link.template));
	const [provider, user, invite] = await Promise.all([
		includeProvider ? lookUpProvider(facts.item, access) : null,
		needsUser ? lookUpUser(facts.user, access) : null,
		link.source === 'invite' ? lookUpInvite(facts.user, access) : null,
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

/** Looks up a provider, at most once an hour; null when the lookup fails or takes too long. */
async function lookUpProvider(item: string | null, access: LookUpAccess): Promise<Provider | null> {
	if (item === null || !itemId.test(item)) return null;
	const load = async () =>
		readProvider(record(await getItem(await access.open(), item), item, 'item', access));
	return await inTime(
		access,
		'item',
		access.limits.providerMs,
		async () => await providers.get(await nameEntry(access, item), load),
	);
}

async function lookUpUser(user: string | null, access: LookUpAccess): Promise<IDataObject | null> {
	if (user === null || !isUuid(user)) return null;
	return await inTime(access, 'user', access.limits.contactMs, async (signal) => {
		const client = await access.open();
		return record(await getUser(client, user, { signal }), user, 'user', access);
	});
}

/** Looks up the link of a user's latest invite. Argyle can't filter by user, so this lists them. */
async function lookUpInvite(user: string | null, access: LookUpAccess): Promise<string | null> {
	if (user === null || !isUuid(user)) return null;
	return await inTime(access, 'invite', access.limits.inviteMs, async () => {
		const open = async () => new InviteListing(await access.open(), readInvite);
		const listing = await listings.get(await nameEntry(access), open);
		return (await listing?.find(user)) ?? null;
	});
}

/**
 * Builds the key of a cache entry. Each credential has its own entries. Deliveries at the same
 * moment open the credential once: each opening costs an isolate, 50 ms of processor time (n8n 2.41,
 * CredentialsHelper).
 */
async function nameEntry({ node, open }: LookUpAccess, item?: string): Promise<string> {
	const credential = JSON.stringify(node.credentials?.argyleApi ?? null);
	const baseUrl = await baseUrls.get(credential, async () => (await open()).endpoint.baseUrl);
	return JSON.stringify([baseUrl, credential, item]);
}

async function inTime<T>(
	access: LookUpAccess,
	subject: string,
	ms: number,
	work: (signal: AbortSignal) => Promise<T | null>,
): Promise<T | null> {
	const signal = AbortSignal.timeout(ms);
	try {
		const found = await untilAborted(work(signal), signal);
		if (signal.aborted && found === null) access.note(subject, 'ETIMEDOUT');
		return found;
	} catch (error) {
		access.note(subject, readText(error, 'code') ?? 'UNKNOWN');
		return null;
	}
}

/** Returns the record with this ID, or notes the failure and returns null. `inTime` notes timeouts. */
function record(
	answer: ArgyleAnswer,
	id: string,
	subject: string,
	access: LookUpAccess,
): IDataObject | null {
	const found = readOwnRecord(answer, id);
	if (found) return found;
	if (answer.kind === 'reply') access.note(subject, `status ${answer.status}`);
	else if (answer.code !== 'ETIMEDOUT') access.note(subject, answer.code);
	return null;
}
