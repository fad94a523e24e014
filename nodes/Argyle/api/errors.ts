import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { explainAnswer, quoteBody } from './explanation';
import { readText } from './fields';
import type { ArgyleAnswer, ArgyleClient } from './types';

export { explainAnswer, explainPathAnswer, quoteBody, quoteWhole } from './explanation';

/**
 * The NodeApiError for an answer. Only its text is taken over, never the request: that holds the
 * key.
 *
 * @param message all that the user has to know: when a workflow can't be published, n8n 2.x shows
 *   nothing but the message, and n8n 1.x nothing but the description if there is one
 * @param description for an error that shows in an execution only
 */
export function toNodeApiError(
	node: INode,
	answer: ArgyleAnswer,
	message: string,
	description?: string,
): NodeApiError {
	const facts: JsonObject = {};
	const text = `${message}${describeTrace(answer)}`;
	const made = new NodeApiError(node, facts, {
		message: text,
		description,
		httpCode: answer.kind === 'reply' ? String(answer.status) : undefined,
	});
	return keepMessage(made, text);
}

/**
 * n8n puts a sentence of its own in place of a message in which it finds the name of a network
 * fault, such as ETIMEDOUT in what Argyle said (n8n-workflow, setDescriptiveErrorMessage).
 */
function keepMessage<T extends Error>(made: T, message: string): T {
	made.message = message;
	return made;
}

function describeOrigin(answer: ArgyleAnswer): string {
	if (answer.kind === 'silence') {
		return `No answer from Argyle (${answer.code}).`;
	}
	// A success that was of no use may hold anything, a token for example.
	const quote = answer.status >= 400 ? quoteBody(answer.body) : null;
	const said = quote
		? `Argyle answered ${answer.status}: ${quote}`
		: `Argyle answered ${answer.status}`;
	return `${said}${describeTrace(answer)}`;
}

/** For message and description alike, as n8n may show only one of them (see `toNodeApiError`). */
function describeTrace(answer: ArgyleAnswer): string {
	const traceId = answer.kind === 'reply' && answer.traceId;
	return traceId ? ` (Argyle's trace ID: ${traceId})` : '';
}

/**
 * The error for a request of the action node that came to nothing.
 *
 * @param what happened, with the id, as in "Account 0187… could not be read"
 * @param subject as in `explainAnswer`
 */
export function requestError(
	{ node, endpoint }: ArgyleClient,
	answer: ArgyleAnswer,
	what: string,
	subject: string,
): NodeApiError {
	const message = `${what}. ${explainAnswer(answer, endpoint, subject)}`;
	return toNodeApiError(node, answer, message, describeOrigin(answer));
}

/** What a thrown thing says of itself. */
export function readMessage(error: unknown): string {
	return readText(error, 'message') ?? 'It ended without saying why';
}

/**
 * Any thrown thing as the error of one item. A copy, as items with the same request share its outcome.
 * n8n itself appends the number of the item (editor-ui 2.41, NodeErrorView).
 */
export function asItemError(
	node: INode,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const message = readMessage(error);
	const description = readText(error, 'description') ?? undefined;
	if (error instanceof NodeApiError) {
		const httpCode = error.httpCode ?? undefined;
		const facts: JsonObject = {};
		const made = new NodeApiError(node, facts, { message, description, httpCode, itemIndex });
		return keepMessage(made, message);
	}
	return keepMessage(new NodeOperationError(node, message, { description, itemIndex }), message);
}
