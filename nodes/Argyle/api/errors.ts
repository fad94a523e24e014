import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Endpoint, Environment } from './endpoint';
import { isObject, readText } from './fields';
import { hideHex } from './redaction';
import type { ArgyleAnswer, ArgyleClient, ArgyleReply } from './types';

const environmentNames: Record<Environment, string> = {
	production: 'production',
	sandbox: 'the sandbox',
	custom: 'the custom environment',
};

const timeoutCodes = ['ETIMEDOUT', 'ECONNABORTED', 'ERR_CANCELED', 'ESOCKETTIMEDOUT'];

/**
 * What an answer means and what to do about it, in the user's words.
 *
 * @param answer any answer that is not the success that was hoped for
 * @param endpoint where the request went
 * @param subject what was asked for, as in "account 0187…"
 */
export function explainAnswer(answer: ArgyleAnswer, endpoint: Endpoint, subject: string): string {
	return answer.kind === 'silence'
		? explainSilence(answer.code, endpoint)
		: explainReply(answer, endpoint, subject);
}

/**
 * As `explainAnswer`, for a request whose path names no id: what Argyle does not know is the path
 * itself.
 */
export function explainPathAnswer(
	answer: ArgyleAnswer,
	endpoint: Endpoint,
	subject: string,
): string {
	if (answer.kind === 'silence' || ![404, 410].includes(answer.status)) {
		return explainAnswer(answer, endpoint, subject);
	}
	return `Argyle does not know the address for ${subject} (${answer.status})${describeReason(answer)}. Check "Environment" and "Base URL" in the credential`;
}

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

/** What Argyle itself said in the body of an answer; null when it said nothing legible. */
export function quoteBody(body: unknown): string | null {
	if (!isObject(body)) return null;
	const text =
		readText(body, 'detail') ??
		readText(body, 'message') ??
		readText(body, 'error') ??
		firstField(body);
	return text === null ? null : hideHex(text).slice(0, 300);
}

function firstField(body: Record<string, unknown>): string | null {
	for (const [field, value] of Object.entries(body)) {
		const first: unknown = Array.isArray(value) ? value[0] : value;
		if (typeof first === 'string' && first !== '') return `${field}: ${first}`;
	}
	return null;
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

function explainReply(reply: ArgyleReply, endpoint: Endpoint, subject: string): string {
	const { status } = reply;
	if (status === 401) return explainRefusedKey(quoteBody(reply.body), endpoint);
	if (status === 403) {
		return `Argyle does not allow this API key to use ${subject} (403). Check what the key may do in Argyle Console, and whether a firewall stands between n8n and Argyle`;
	}
	if (status === 404 || status === 410) {
		return `Argyle does not have ${subject} in ${environmentNames[endpoint.environment]}. Check the ID, and that the credential points to the environment it comes from`;
	}
	if (status === 429) {
		const wait =
			reply.retryAfter && /^\d+$/.test(reply.retryAfter) ? `${reply.retryAfter} s` : 'a minute';
		return `Argyle is limiting requests just now (429). Wait ${wait} and try again`;
	}
	if (status >= 500) {
		return `Argyle is not available just now (it answered ${status}). Try again in a few minutes`;
	}
	if (status >= 400) {
		return `Argyle refused the request for ${subject} (${status})${describeReason(reply)}. Check the values that this node was given`;
	}
	if (status >= 300) {
		return `Argyle's address answered with a redirect (${status}), which is not followed so that the API key stays with Argyle. Check "Base URL" in the credential`;
	}
	return `Argyle's answer about ${subject} was not in the expected form. Try again in a few minutes`;
}

/** What Argyle itself said, to stand within a sentence. */
function describeReason({ body }: ArgyleReply): string {
	const quote = quoteBody(body);
	return quote ? `: ${quote.replace(/\.$/, '')}` : '';
}

function explainRefusedKey(quote: string | null, endpoint: Endpoint): string {
	const here = environmentNames[endpoint.environment];
	if (quote?.includes('Invalid environment')) {
		return `The API key does not belong to ${here}: it was made in Argyle's other environment. Change "Environment" in the credential, or use a key made there`;
	}
	return `Argyle did not accept the API key for ${here}. Check "API Key ID", "API Key Secret" and "Environment" in the credential`;
}

/**
 * The code itself helps nobody with what to do. `requestError` puts it into the description; what
 * stops a publishing has none, see `toNodeApiError`.
 */
function explainSilence(code: string, endpoint: Endpoint): string {
	const { host } = new URL(endpoint.baseUrl);
	if (timeoutCodes.includes(code)) {
		return `${host} did not answer in time. Try again in a few minutes`;
	}
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
		return `The host ${host} could not be found. Check that n8n has access to the internet and to DNS`;
	}
	if (code === 'ECONNREFUSED') {
		return `Nothing answers at ${host}. Check that n8n may connect to it`;
	}
	if (code === 'BLOCKED') {
		return `n8n's own protection blocked the request to ${host}. Allow it with N8N_SSRF_ALLOWED_IP_RANGES`;
	}
	if (/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code)) {
		return `The secure connection to ${host} could not be made. Check for a proxy that replaces certificates`;
	}
	return `The connection to ${host} was lost. Try again in a few minutes`;
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
