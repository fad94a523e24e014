import { randomBytes } from 'node:crypto';
import type { IHookFunctions } from 'n8n-workflow';
import { explainPathAnswer, quoteBody, readMessage, toNodeApiError } from '../../api/errors';
import type { ArgyleAnswer } from '../../api/types';
import type { SubscriptionWish } from '../../api/webhooks';
import { listShownSubscriptions, postSubscription, readSubscription } from '../../api/webhooks';
import type { Identity } from './ownership';
import { fits } from './ownership';
import type { RememberedSubscription } from './staticData';

/** A subscription that fits and whose secret is known. */
export interface UsableSubscription {
	id: string;
	secret: string;
	createdAt: string;
}

/**
 * Asks Argyle for a subscription. After an answer that leaves open whether it was made, the list is
 * searched for the secret just sent, as asking again could make a second one.
 *
 * @throws NodeApiError when there is none in the end.
 */
export async function registerSubscription(
	context: IHookFunctions,
	identity: Identity,
	secret: string,
): Promise<UsableSubscription> {
	const plain: SubscriptionWish = {
		events: identity.events,
		name: identity.name,
		url: identity.url,
		secret,
	};
	const config = { include_resource: identity.includeResource };
	let answer = await postSubscription(identity.client, { ...plain, config });
	let asked = identity;
	if (refusesConfig(answer)) {
		// Argyle shows `config` for sibling events only
		// (docs.argyle.com/api-reference/accounts-webhooks/updated), so it may be unknown here.
		asked = { ...identity, includeResource: false };
		answer = await postSubscription(identity.client, plain);
	}
	const unclear = mayHaveBeenMade(answer);
	const made =
		readMade(answer, secret) ?? (unclear ? await findMade(context, asked, secret) : null);
	if (made) return made;
	const reason = explainPathAnswer(answer, identity.endpoint, 'the webhook subscription');
	const rest = unclear ? `. ${describeUnclear(identity)}` : '';
	throw toNodeApiError(
		context.getNode(),
		answer,
		`The webhook was not registered. ${reason}${rest}`,
	);
}

/**
 * Nobody knows the id of what may have been made; its URL is what it can be found by in Console.
 */
function describeUnclear({ url }: Identity): string {
	return `Should Argyle have made it all the same, it is the one for ${url}: publishing again takes it over and unpublishing removes it`;
}

function readMade(answer: ArgyleAnswer, secret: string): UsableSubscription | null {
	if (answer.kind === 'silence' || answer.status >= 300) return null;
	const made = readSubscription(answer.body);
	return made && { id: made.id, secret, createdAt: made.createdAt };
}

function refusesConfig(answer: ArgyleAnswer): boolean {
	return (
		answer.kind === 'reply' &&
		answer.status === 400 &&
		/config|include_resource/.test(quoteBody(answer.body) ?? '')
	);
}

/** After a lost connection, a server fault or a success without an id: made, or not made. */
function mayHaveBeenMade(answer: ArgyleAnswer): boolean {
	return answer.kind === 'silence' || answer.status >= 500 || answer.status < 300;
}

/** The subscription that bears the secret just sent, or null when the list shows none. */
async function findMade(
	context: IHookFunctions,
	asked: Identity,
	secret: string,
): Promise<UsableSubscription | null> {
	try {
		const listed = await listShownSubscriptions(asked.client);
		const found = listed.find((one) => one.secret === secret && fits(one, asked));
		return found ? { id: found.id, secret, createdAt: found.createdAt } : null;
	} catch (error) {
		// The answer to the request itself tells the user more than this one.
		context.logger.debug(`Argyle Trigger could not look for its webhook: ${readMessage(error)}`);
		return null;
	}
}

/**
 * The secret to ask for. A repair keeps the stored one, also one that was chosen in Console: n8n
 * saves static data only after `create` has returned, and a delivery that arrives before that, or
 * after n8n died in between, is checked against the old copy. Unpublishing forgets it, so each
 * publishing begins with a fresh one; so does a copied workflow that came with the static data of
 * its original.
 */
export function chooseSecret(
	identity: Identity,
	remembered: RememberedSubscription | null,
): string {
	const isOwn = remembered && readPath(remembered.webhookUrl) === readPath(identity.url);
	const stored = isOwn ? remembered.webhookSecret : '';
	return stored.trim() === '' ? randomBytes(32).toString('hex') : stored;
}

/** The `<webhookId>/webhook` of a webhook URL: what stays the same when n8n moves. */
function readPath(url: string): string {
	return url.split('/').slice(-2).join('/');
}
