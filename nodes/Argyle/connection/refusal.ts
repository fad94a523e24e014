import type { IHookFunctions, INode } from 'n8n-workflow';
import { NodeOperationError, WebhookPathTakenError } from 'n8n-workflow';

/** The activations that n8n tries again, with somebody waiting. */
const published = ['activate', 'update'];

/**
 * A refusal that another try does not change. n8n 2.41 tries to publish five times within 15 s, and
 * takes no for an answer only from this error of its own (trigger-activation-retry).
 */
class LastingRefusal extends WebhookPathTakenError {
	constructor(node: INode, reason: string) {
		super(node.name);
		this.node = node;
		this.message = reason;
		// The stack begins with the message, which was that of a path that is taken.
		Error.captureStackTrace(this, LastingRefusal);
	}
}

/**
 * Makes the error that ends a publishing, or the wait for a test event, for a reason that lasts.
 *
 * @param reason what is wrong and how to fix it: n8n 2.x shows nothing else
 */
export function makeLastingRefusal(
	context: Pick<IHookFunctions, 'getActivationMode' | 'getNode'>,
	reason: string,
): Error {
	return published.includes(context.getActivationMode())
		? new LastingRefusal(context.getNode(), reason)
		: new NodeOperationError(context.getNode(), reason);
}
