import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Identity } from './ownership';
import type { RememberedSubscription } from './staticData';
import { recallSubscription } from './staticData';

/** What is stored, unless it belongs to another environment and so says nothing about this one. */
export function recallHere(
	context: IHookFunctions,
	identity: Identity,
): RememberedSubscription | null {
	const remembered = recallSubscription(context);
	return remembered && isFromHere(remembered, identity) ? remembered : null;
}

/**
 * Says in the log which subscription of another environment is about to be forgotten for one of
 * this environment. Switching the credential back would not help any more.
 */
export function warnOfStranded(context: IHookFunctions, identity: Identity): void {
	const remembered = recallSubscription(context);
	if (!remembered || isFromHere(remembered, identity)) return;
	context.logger.warn(describeStranded(remembered, identity));
}

/**
 * An id means nothing in another environment: asked there, Argyle answers 404, which must not be
 * taken for "removed".
 *
 * @throws NodeOperationError when the stored subscription was made in another environment.
 */
export function requireSameEnvironment(
	context: IHookFunctions,
	identity: Identity,
	remembered: RememberedSubscription | null,
): void {
	if (!remembered || isFromHere(remembered, identity)) return;
	throw new NodeOperationError(
		context.getNode(),
		`${describeStranded(remembered, identity)}, or switch the credential back and unpublish again`,
	);
}

function describeStranded(remembered: RememberedSubscription, identity: Identity): string {
	return `Webhook subscription ${remembered.webhookId} was made in Argyle's ${remembered.environment} environment, and the credential now points to ${identity.endpoint.environment}, so it may still be there. Remove it in Argyle Console → Developers → Webhooks`;
}

/**
 * Whether the stored subscription lives in the environment that the credential points to. What is
 * stored names the environment and not its address, so one custom address passes for another
 * (README: unpublish before you change it).
 */
function isFromHere(remembered: RememberedSubscription, identity: Identity): boolean {
	return ['', identity.endpoint.environment].includes(remembered.environment);
}
