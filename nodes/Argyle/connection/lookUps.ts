import type { IDataObject } from 'n8n-workflow';
import { SharedCache } from '../api/cache';
import { isItemId, isUuid } from '../api/ids';
import { InviteListing } from '../api/inviteListing';
import { getItem } from '../api/items';
import { getUser } from '../api/users';
import { readContact } from './contact';
import type { ConnectionFacts } from './facts';
import type { Extras } from './item';
import { fillTemplate, namesExternalId, readInvite } from './link';
import type { Wants } from './parameters';
import type { Provider } from './provider';
import { readProvider } from './provider';
import type { LookUpAccess } from './timedLookUp';
import { lookUpInTime, takeRecord } from './timedLookUp';

/** How long a provider's name and health stay in the cache, in ms. */
const providerMs = 3_600_000;

/** How long several deliveries share a listing of invites, in ms: less than a login takes. */
const listingMs = 10_000;

/** Max. time of a lookup that deliveries share, in ms: more than the limit of any delivery. */
const loadMs = 5_000;

/** Max. time of an opening that deliveries share, in ms. A secrets vault may never answer. */
const openingMs = 750;

/** Keeps nothing: the user may edit the credential. Concurrent deliveries share one opening. */
const baseUrls = new SharedCache<string>({ size: 1, keepMs: 0, loadMs: openingMs });
const providers = new SharedCache<Provider>({ size: 1_000, keepMs: providerMs, loadMs });
const listings = new SharedCache<InviteListing>({ size: 20, keepMs: listingMs, loadMs });

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
	if (!isItemId(item)) return null;
	return await lookUpInTime('item', access.limits.providerMs, access, async ({ note }) => {
		const load = async () =>
			readProvider(takeRecord(await getItem(await access.open(), item), item, note));
		return await providers.get(await nameEntry(access, item), load);
	});
}

async function lookUpUser(user: string | null, access: LookUpAccess): Promise<IDataObject | null> {
	if (!isUuid(user)) return null;
	return await lookUpInTime('user', access.limits.contactMs, access, async ({ note, signal }) =>
		takeRecord(await getUser(await access.open(), user, { signal }), user, note),
	);
}

/** Looks up the link of a user's latest invite. Argyle can't filter by user, so this lists them. */
async function lookUpInvite(user: string | null, access: LookUpAccess): Promise<string | null> {
	if (!isUuid(user)) return null;
	return await lookUpInTime('invite', access.limits.inviteMs, access, async () => {
		const open = async () => new InviteListing(await access.open(), readInvite);
		const listing = await listings.get(await nameEntry(access), open);
		return (await listing?.find(user)) ?? null;
	});
}

/**
 * Builds the key of a cache entry. Each credential has its own entries. Deliveries at the same
 * moment open the credential once: each opening costs an isolate, 50 ms of processor time (n8n 2.41,
 * CredentialsHelper). If that one takes too long, a delivery uses its own.
 */
async function nameEntry({ node, open }: LookUpAccess, item?: string): Promise<string> {
	const credential = JSON.stringify(node.credentials?.argyleApi ?? null);
	const readBaseUrl = async () => (await open()).endpoint.baseUrl;
	const baseUrl = (await baseUrls.get(credential, readBaseUrl)) ?? (await readBaseUrl());
	return JSON.stringify([baseUrl, credential, item]);
}
