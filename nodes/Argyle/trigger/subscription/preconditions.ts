import type { IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { explainUnreachable } from './reachability';
import type { Identity } from './ownership';

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
