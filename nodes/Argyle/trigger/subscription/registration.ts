import type { IHookFunctions } from 'n8n-workflow';
import { hasStatus, isSuccess, isUnclear } from '../../api/answers';
import { quoteWhole, readMessage } from '../../api/errors';
import type { ArgyleAnswer } from '../../api/types';
import { postSubscription, readSubscription } from '../../api/webhooks';
import type { Healthy, UsableIdentity } from './ownership';
import { findHealthy, listMine } from './ownership';
import type { StoredSubscription } from './staticData';

/** The result of registering a subscription. */
interface Registration {
	answer: ArgyleAnswer;
	/** Whether Argyle may have created a subscription although the answer does not show one. */
	isUnclear: boolean;
	/** The healthy subscriptions of this node, including the new one. */
	healthy: Healthy[];
	/** All known subscriptions of this node. The list may not show a new one yet. */
	mine: Array<{ id: string }>;
}

/**
 * Creates a subscription at Argyle, then lists those of this node. It never retries the POST, because
 * that could create a second one. After an unclear answer, the list shows whether Argyle created one.
 * Never throws.
 */
export async function registerSubscription(
	context: IHookFunctions,
	identity: UsableIdentity,
	stored: StoredSubscription | null,
): Promise<Registration> {
	const { client, events, name, url, secret, config } = identity;
	const plain = { events, name, url, secret };
	let answer = await postSubscription(client, { ...plain, config });
	const isPlain = refusesConfig(answer);
	if (isPlain) answer = await postSubscription(client, plain);
	const made = isSuccess(answer) ? readSubscription(answer.body) : null;
	const mayExist = isUnclear(answer) || (isSuccess(answer) && made === null);
	if (!made && !mayExist) return { answer, isUnclear: false, healthy: [], mine: [] };
	const listed = await listMine(identity, stored).catch((error: unknown) => {
		warnOfList(context, identity, stored, error);
		return null;
	});
	const known = listed ?? findStored(identity, stored);
	const mine = made ? [made, ...known] : known;
	// Argyle may drop `config`. If two processes publish at the same time, each must still see the
	// other's subscription as healthy. Otherwise each would remove the other's.
	const shown = listed?.find(({ id }) => id === made?.id);
	const includes = isPlain ? false : (shown?.includesResource ?? config.include_resource);
	const granted = { ...identity, config: { include_resource: includes } };
	const older = listed ? findHealthy(listed, granted, stored) : [];
	const others = older.filter(({ id }) => id !== made?.id);
	return {
		answer,
		isUnclear: mayExist,
		healthy: made ? [...others, { id: made.id, createdAt: made.createdAt, secret }] : others,
		mine,
	};
}

/**
 * Whether Argyle refuses `config`. Argyle documents it only for related events
 * (docs.argyle.com/api-reference/accounts-webhooks/updated). Django REST framework nests its error
 * messages, so the word may be anywhere in the body.
 */
function refusesConfig(answer: ArgyleAnswer): boolean {
	return hasStatus(answer, 400) && /config|include_resource/.test(quoteWhole(answer.body));
}

/** Returns the subscription stored for this URL, which `checkExists` found to be unhealthy. */
function findStored(
	{ url }: UsableIdentity,
	stored: StoredSubscription | null,
): Array<{ id: string }> {
	return stored?.webhookUrl === url ? [{ id: stored.webhookId }] : [];
}

function warnOfList(
	context: IHookFunctions,
	{ url }: UsableIdentity,
	stored: StoredSubscription | null,
	error: unknown,
): void {
	const others = stored ? `If ${stored.webhookId} (the previous one) or others` : 'If others';
	context.logger.warn(
		`Argyle Trigger could not list the webhook subscriptions for ${url}: ${readMessage(error)}. ${others} are still at Argyle, events arrive more than once until somebody unpublishes the workflow and publishes it`,
	);
}
