import type { IHookFunctions } from 'n8n-workflow';
import { quoteWhole, readMessage } from '../../api/errors';
import type { ArgyleAnswer } from '../../api/types';
import { postSubscription, readSubscription } from '../../api/webhooks';
import type { Healthy, UsableIdentity } from './ownership';
import { findHealthy, listMine } from './ownership';
import type { StoredSubscription } from './staticData';

/** What came of a POST. */
interface Registration {
	answer: ArgyleAnswer;
	/** Whether Argyle may have created one although the answer does not show it. */
	isUnclear: boolean;
	/** Healthy subscriptions of this node; the new one is among them unless Argyle created none. */
	healthy: Healthy[];
	/** All known subscriptions of this node; the list may not show yet what was just created. */
	mine: Array<{ id: string }>;
}

/**
 * Creates a subscription at Argyle, then lists those of this node. The POST is never repeated: that
 * could create a second one. After an unclear answer the list shows whether there is one.
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
	const isSuccess = answer.kind === 'reply' && answer.status < 300;
	const made = answer.kind === 'reply' && isSuccess ? readSubscription(answer.body) : null;
	const isLost = answer.kind === 'silence' || answer.status >= 500;
	const isUnclear = isLost || (isSuccess && made === null);
	if (!made && !isUnclear) return { answer, isUnclear, healthy: [], mine: [] };
	const listed = await listMine(identity, stored).catch((error: unknown) => {
		warnOfList(context, identity, stored, error);
		return null;
	});
	const known = listed ?? findStored(identity, stored);
	const mine = made ? [made, ...known] : known;
	// Argyle may leave out `config`. Two processes that publish at the same time must still see each
	// other's subscription as healthy, or each would remove the other's.
	const shown = listed?.find(({ id }) => id === made?.id);
	const includes = isPlain ? false : (shown?.includesResource ?? config.include_resource);
	const granted = { ...identity, config: { include_resource: includes } };
	const healthy = findHealthy(listed ?? [], granted, stored).filter(({ id }) => id !== made?.id);
	return {
		answer,
		isUnclear,
		healthy: made ? [...healthy, { id: made.id, createdAt: made.createdAt, secret }] : healthy,
		mine,
	};
}

/**
 * Argyle shows `config` for sibling events only
 * (docs.argyle.com/api-reference/accounts-webhooks/updated), so it may be unknown here. Django REST
 * framework nests what it refuses, so the word may stand anywhere.
 */
function refusesConfig(answer: ArgyleAnswer): boolean {
	return (
		answer.kind === 'reply' &&
		answer.status === 400 &&
		/config|include_resource/.test(quoteWhole(answer.body))
	);
}

/** What was stored for this URL before; `checkExists` found that it is not healthy. */
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
	const others = stored ? `If ${stored.webhookId} (the one before) or others` : 'If others';
	context.logger.warn(
		`Argyle Trigger could not list the webhook subscriptions for ${url}: ${readMessage(error)}. ${others} are still at Argyle, events arrive more than once until the workflow is published again`,
	);
}
