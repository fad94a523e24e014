import type { IHookFunctions } from 'n8n-workflow';
import { isDeleted, isGone } from '../../api/answers';
import { explainAnswer, readMessage } from '../../api/errors';
import type { ArgyleAnswer } from '../../api/types';
import { deleteSubscription } from '../../api/webhooks';
import type { Identity } from './ownership';
import { listMine } from './ownership';
import type { StoredSubscription } from './staticData';

/** How a user can remove a leftover subscription. */
const howToRemove =
	'To remove it, publish and unpublish this workflow, or delete it in Argyle Console → Developers → Webhooks';

/**
 * Removes subscriptions by ID, even if Argyle refuses one of them. If one is already gone (404, 410),
 * it counts as removed. Never throws.
 *
 * @returns null, or a message with the IDs that are left and the fix
 */
export async function removeSubscriptions(
	identity: Identity,
	ids: string[],
): Promise<string | null> {
	const kept: Array<{ id: string; answer: ArgyleAnswer }> = [];
	for (const id of new Set(ids)) {
		const answer = await deleteSubscription(identity.client, id);
		if (!isDeleted(answer) && !isGone(answer)) kept.push({ id, answer });
	}
	const [first] = kept;
	if (!first) return null;
	const names = kept.map(({ id }) => id).join(', ');
	const reason = explainAnswer(first.answer, identity.endpoint, `webhook subscription ${first.id}`);
	return `Webhook subscription ${names} is still at Argyle. ${reason}. ${howToRemove}`;
}

/**
 * Removes the listed subscriptions of this node, except those in `own`. Never throws.
 *
 * @returns null, or a message with what may be left and the fix
 */
export async function removeListed(
	identity: Identity,
	stored: StoredSubscription | null,
	own: string[],
): Promise<string | null> {
	try {
		const ids = (await listMine(identity, stored)).map(({ id }) => id);
		return await removeSubscriptions(
			identity,
			ids.filter((id) => !own.includes(id)),
		);
	} catch (error) {
		const known =
			stored && own.length === 0
				? `webhook subscription ${stored.webhookId}, or another one for ${identity.url},`
				: `a webhook subscription for ${identity.url}`;
		return `n8n could not check whether ${known} is still at Argyle. ${readMessage(error)}. ${howToRemove}`;
	}
}

/**
 * Removes every subscription of this node except the healthy one. A refusal is only a warning: a
 * duplicate delivery has the same `event_id`. Never throws.
 */
export async function removeOthers(
	context: IHookFunctions,
	identity: Identity,
	mine: Array<{ id: string }>,
	kept: string,
): Promise<void> {
	const ids = mine.map(({ id }) => id).filter((id) => id !== kept);
	const left = await removeSubscriptions(identity, ids);
	if (left !== null) {
		context.logger.warn(`Argyle Trigger may deliver some events more than once. ${left}`);
	}
}
