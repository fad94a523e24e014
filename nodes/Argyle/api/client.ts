import type { IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Endpoint } from './endpoint';
import { resolveEndpoint } from './endpoint';
import { isObject, readObject, readText } from './fields';
import type { ArgyleAnswer, ArgyleContext, ArgyleReply, ArgyleRequest } from './types';

/** Argyle's own limit for answering is not published; its webhook sender gives up after 10 s. */
const defaultTimeoutMs = 15_000;

/**
 * The endpoint of the credential that the node uses.
 *
 * @throws NodeOperationError when there is no credential, or its custom base URL is not an address.
 */
export async function getEndpoint(context: ArgyleContext): Promise<Endpoint> {
	const endpoint = resolveEndpoint(await context.getCredentials('argyleApi'));
	if (endpoint) return endpoint;
	throw new NodeOperationError(
		context.getNode(),
		'"Base URL" in the Argyle credential is not a web address. Enter one that begins with https://, such as https://argyle-proxy.example.com',
	);
}

/**
 * Sends one request to Argyle and gives whatever came back; never throws for a status or a lost
 * connection, so that the caller decides what each answer means. Redirects are not followed: they
 * would carry the API key to another host.
 *
 * @throws NodeOperationError when the credential can't be used at all.
 */
export async function sendRequest(
	context: ArgyleContext,
	request: ArgyleRequest,
): Promise<ArgyleAnswer> {
	const { baseUrl } = await getEndpoint(context);
	const options: IHttpRequestOptions = {
		method: request.method,
		url: `${baseUrl}${request.path}`,
		json: true,
		timeout: request.timeoutMs ?? defaultTimeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	if (request.query) options.qs = request.query;
	if (request.body) options.body = request.body;
	if (request.signal) options.abortSignal = request.signal;
	try {
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			'argyleApi',
			options,
		);
		const reply = readReply(response);
		if (reply.status < 300) return reply;
		const sent = readText(request.body, 'secret');
		return { ...reply, body: await hideSecrets(context, reply.body, sent) };
	} catch (error) {
		return readRejection(error);
	}
}

function readReply(response: unknown): ArgyleReply {
	const headers = readObject(response, 'headers');
	const status = isObject(response) ? Number(response.statusCode) : 0;
	return {
		kind: 'reply',
		status,
		body: isObject(response) ? response.body : undefined,
		traceId: readText(headers, 'x-trace-id'),
		retryAfter: readText(headers, 'retry-after'),
	};
}

/** Messages quote what refuses a request; a server that echoes it must not carry a secret into one. */
async function hideSecrets(
	context: ArgyleContext,
	body: unknown,
	sent: string | null,
): Promise<unknown> {
	if (!isObject(body)) return body;
	const credential = await context.getCredentials('argyleApi');
	const id = readText(credential, 'apiKeyId') ?? '';
	const secret = readText(credential, 'apiKeySecret') ?? '';
	const secrets = [Buffer.from(`${id}:${secret}`).toString('base64'), secret, id, sent ?? ''];
	const hide = (text: string) =>
		secrets.filter(Boolean).reduce((hidden, one) => hidden.replaceAll(one, '…'), text);
	return JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
		typeof value === 'string' ? hide(value) : value,
	);
}

/**
 * n8n wraps what axios throws into a NodeApiError, whose `httpCode` is a string or null; the code of
 * the lost connection is then on its `cause` (n8n-core request-helpers, 2.41). Nothing else is taken
 * over from it: the wrapped error holds the request with the API key.
 */
function readRejection(error: unknown): ArgyleAnswer {
	if (!isObject(error)) return { kind: 'silence', code: 'UNKNOWN' };
	const status = Number(error.httpCode);
	if (status >= 300) {
		return { kind: 'reply', status, body: undefined, traceId: null, retryAfter: null };
	}
	const code = readText(error.cause, 'code') ?? readText(error, 'code');
	const blocked = (readText(error, 'message') ?? '').includes('restricted IP');
	return { kind: 'silence', code: blocked ? 'BLOCKED' : (code ?? 'UNKNOWN') };
}
