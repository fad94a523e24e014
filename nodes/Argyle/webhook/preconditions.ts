import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { explainUnreachable } from './address';
import type { Identity } from './identity';
import type { RememberedSubscription } from './memory';

/**
 * Why this node could never get a delivery, or null. A custom environment may well sit in the same
 * network as n8n.
 */
export function explainUnusable(identity: Identity): string | null {
	if (identity.events.length === 0) {
		return '"Trigger On" is empty. Choose at least one event and publish again';
	}
	return identity.endpoint.environment === 'custom' ? null : explainUnreachable(identity.url);
}

/**
 * Refuses before the first call to Argyle what could never work.
 *
 * @throws NodeOperationError with the fix in its message.
 */
export function requireUsable(context: IHookFunctions, identity: Identity): void {
	const reason = explainUnusable(identity);
	if (reason !== null) throw new NodeOperationError(context.getNode(), reason);
}

/**
 * An id means nothing in another environment: asked there, Argyle answers 404, which must not be taken
 * for "removed".
 *
 * @throws NodeOperationError when the stored subscription was made in another environment.
 */
export function requireSameEnvironment(
	context: IHookFunctions,
	identity: Identity,
	remembered: RememberedSubscription | null,
): void {
	if (!remembered || isFromHere(remembered, identity)) return;
	throw new NodeOperationError(context.getNode(), describeStranded(remembered, identity));
}

/** What to do about a subscription that was left behind in another environment. */
export function describeStranded(remembered: RememberedSubscription, identity: Identity): string {
	return `Webhook subscription ${remembered.webhookId} was made in Argyle's ${remembered.environment} environment, and the credential now points to ${identity.endpoint.environment}, so it may still be there. Remove it in Argyle Console → Developers → Webhooks, or switch the credential back and unpublish again`;
}

/** Whether the stored subscription lives in the environment that the credential points to. */
export function isFromHere(remembered: RememberedSubscription, identity: Identity): boolean {
	return ['', identity.endpoint.environment].includes(remembered.environment);
}
