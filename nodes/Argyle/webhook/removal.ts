import type { IHookFunctions } from 'n8n-workflow';
import { explainAnswer, toNodeApiError } from '../api/errors';
import type { ArgyleAnswer } from '../api/types';
import { deleteSubscription } from '../api/webhooks';
import type { Identity } from './identity';

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
		const answer = await deleteSubscription(context, id);
		if (!isGone(answer)) kept.push({ id, answer });
	}
	const [first] = kept;
	if (!first) return;
	const names = kept.map(({ id }) => id).join(', ');
	const reason = explainAnswer(first.answer, identity.endpoint, `webhook subscription ${first.id}`);
	throw toNodeApiError(
		context.getNode(),
		first.answer,
		`Webhook subscription ${names} is still at Argyle. ${reason}. To remove it, publish and unpublish this workflow, or delete it in Argyle Console → Developers → Webhooks`,
	);
}

function isGone(answer: ArgyleAnswer): boolean {
	if (answer.kind === 'silence') return false;
	return answer.status < 300 || answer.status === 404 || answer.status === 410;
}
