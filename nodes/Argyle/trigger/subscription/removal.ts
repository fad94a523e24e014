import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isDeleted, isGone } from '../../api/answers';
import { explainAnswer, readMessage, toNodeApiError } from '../../api/errors';
import type { ArgyleAnswer } from '../../api/types';
import { deleteSubscription } from '../../api/webhooks';
import type { Identity } from './ownership';
import type { RememberedSubscription } from './staticData';
import { listMine } from './selection';

/** What a user can do about a subscription that is left. */
const howToRemove =
	'To remove it, publish and unpublish this workflow, or delete it in Argyle Console → Developers → Webhooks';

/**
 * Removes subscriptions by their ids, each of them tried whatever became of the others. One that is
 * gone already (404, 410) counts as removed.
 *
 * @throws NodeApiError that names the ids of those that Argyle keeps, and what to do.
 */
export async function removeSubscriptions(
	context: IHookFunctions,
	identity: Identity,
	ids: string[],
): Promise<void> {
	const kept: Array<{ id: string; answer: ArgyleAnswer }> = [];
	for (const id of ids) {
		const answer = await deleteSubscription(identity.client, id);
		if (!isDeleted(answer) && !isGone(answer)) kept.push({ id, answer });
	}
	const [first] = kept;
	if (!first) return;
	const names = kept.map(({ id }) => id).join(', ');
	const reason = explainAnswer(first.answer, identity.endpoint, `webhook subscription ${first.id}`);
	throw toNodeApiError(
		context.getNode(),
		first.answer,
		`Webhook subscription ${names} is still at Argyle. ${reason}. ${howToRemove}`,
	);
}

/**
 * Removes what the list shows of this node's subscriptions besides those already dealt with.
 *
 * @throws NodeOperationError that names what may be left when the list can't be read; NodeApiError
 *   as `removeSubscriptions`.
 */
export async function removeOthers(
	context: IHookFunctions,
	identity: Identity,
	remembered: RememberedSubscription | null,
	done: string[],
): Promise<void> {
	const mine = await listMine(identity, remembered).catch((error: unknown) => {
		const stored = remembered && !done.includes(remembered.webhookId);
		const one = stored
			? `webhook subscription ${remembered.webhookId}, or another one for ${identity.url},`
			: `a webhook subscription for ${identity.url}`;
		throw new NodeOperationError(
			context.getNode(),
			`Whether ${one} is still at Argyle could not be checked. ${readMessage(error)}. ${howToRemove}`,
		);
	});
	const ids = mine.map(({ id }) => id).filter((id) => !done.includes(id));
	await removeSubscriptions(context, identity, ids);
}
