import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { explainAnswer, quoteBody } from './explanation';
import { readText } from './fields';
import type { ArgyleAnswer, ArgyleClient } from './types';

export { explainAnswer, explainPathAnswer, quoteBody, quoteWhole } from './explanation';

/**
 * Builds the NodeApiError for an answer. It contains only text and never the request, which holds
 * the API key.
 *
 * @param message everything that the user needs. When publishing fails, n8n 2.x shows only the
 *   message. n8n 1.x shows only the description, if there is one
 * @param description for an error that only an execution shows
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
 * Restores the message. If a message contains the code of a network error, such as ETIMEDOUT, n8n
 * replaces it (n8n-workflow, setDescriptiveErrorMessage).
 */
function keepMessage<T extends Error>(made: T, message: string): T {
	made.message = message;
	return made;
}

function describeOrigin(answer: ArgyleAnswer): string {
	if (answer.kind === 'silence') {
		return `No answer from Argyle (${answer.code}).`;
	}
	// The body of an unusable success may hold anything, for example a token.
	const quote = answer.status >= 400 ? quoteBody(answer.body) : null;
	const said = quote
		? `Argyle answered ${answer.status}: ${quote}`
		: `Argyle answered ${answer.status}`;
	return `${said}${describeTrace(answer)}`;
}

/** Message and description both get it, because n8n may show only one (see `toNodeApiError`). */
function describeTrace(answer: ArgyleAnswer): string {
	const traceId = answer.kind === 'reply' && answer.traceId;
	return traceId ? ` (Argyle's trace ID: ${traceId})` : '';
}

/**
 * Builds the error for a failed request of the action node.
 *
 * @param what what happened, with the ID, as in "Account 0187… could not be read"
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

/** Returns the message of any thrown value. */
export function readMessage(error: unknown): string {
	return readText(error, 'message') ?? 'It ended without saying why';
}

/**
 * Converts any thrown value to the error of one item. It is a copy, because items with the same
 * request share one error. n8n itself appends the item's number (editor-ui 2.41, NodeErrorView).
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
