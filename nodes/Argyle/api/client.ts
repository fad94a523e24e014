import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Endpoint } from './endpoint';
import { resolveEndpoint } from './endpoint';
import { isObject, readObject, readText } from './fields';
import { hideSecrets, listSecrets } from './redaction';
import { joinSignals } from './signals';
import type { ArgyleAnswer, ArgyleClient, ArgyleContext, ArgyleRequest } from './types';

/**
 * Max. time without a byte from Argyle, in ms. Argyle publishes no limit. This is 1.5 times the
 * 10 s after which its own webhook sender gives up.
 */
const silenceMs = 15_000;

/** Max. time for a whole answer, in ms. The limit above restarts with every byte. */
const maxMs = 60_000;

/**
 * Opens a client with the node's credential. The client sends each request once and returns any
 * answer. It never throws for a status or a lost connection, so the caller decides what each answer
 * means. It follows no redirect, because that could send the API key to another host.
 *
 * @throws NodeOperationError when there is no credential, or its custom base URL is invalid.
 */
export async function openClient(context: ArgyleContext): Promise<ArgyleClient> {
	const credential = await context.getCredentials('argyleApi');
	const endpoint = resolveEndpoint(credential);
	if ('refusal' in endpoint) throw new NodeOperationError(context.getNode(), endpoint.refusal);
	return {
		node: context.getNode(),
		endpoint,
		quota: `${endpoint.baseUrl} ${String(credential.apiKeyId)}`,
		send: async (request) => {
			const answer = await sendOnce(context, endpoint, request, credential);
			if (answer.kind === 'silence' || answer.status < 300) return answer;
			const sent = readText(request.body, 'secret');
			return {
				...answer,
				body: hideSecrets(answer.body, [...listSecrets(credential), sent ?? '']),
			};
		},
	};
}

async function sendOnce(
	context: ArgyleContext,
	endpoint: Endpoint,
	request: ArgyleRequest,
	data: ICredentialDataDecryptedObject,
): Promise<ArgyleAnswer> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: `${endpoint.baseUrl}${request.path}`,
		json: true,
		timeout: silenceMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	if (request.query) options.qs = request.query;
	if (request.body) options.body = request.body;
	// A listener that is not removed keeps the answer in memory until the time limit.
	const listening = new AbortController();
	const limit = joinSignals([AbortSignal.timeout(maxMs), request.signal], listening.signal);
	options.abortSignal = limit;
	// Without this, n8n reads the credential and evaluates its expressions for every request. When any
	// poll ends, n8n releases the isolate that the workflow's other polls need for that (2.41).
	const credentialsDecrypted = { id: '', name: 'argyleApi', type: 'argyleApi', data };
	const { httpRequestWithAuthentication } = context.helpers;
	try {
		return await Promise.race([
			httpRequestWithAuthentication
				.call(context, 'argyleApi', options, { credentialsDecrypted })
				.then(readReply),
			untilAborted(limit, listening.signal),
		]);
	} catch (error) {
		return readRejection(error);
	} finally {
		listening.abort();
	}
}

/** In executions, n8n replaces `abortSignal` with its own signal, so the client has to race both. */
async function untilAborted(signal: AbortSignal, listening: AbortSignal): Promise<ArgyleAnswer> {
	return await new Promise((resolve) => {
		const end = () => {
			const timedOut = readText(signal.reason, 'name') === 'TimeoutError';
			resolve({ kind: 'silence', code: timedOut ? 'ETIMEDOUT' : 'ERR_CANCELED' });
		};
		if (signal.aborted) end();
		else signal.addEventListener('abort', end, { signal: listening });
	});
}

function readReply(response: unknown): ArgyleAnswer {
	const headers = readObject(response, 'headers');
	const status = isObject(response) ? Number(response.statusCode) : NaN;
	// n8n documents no response without a status, so it proves nothing.
	if (!isObject(response) || Number.isNaN(status)) return { kind: 'silence', code: 'UNKNOWN' };
	return {
		kind: 'reply',
		status,
		body: response.body,
		traceId: readText(headers, 'x-trace-id'),
		retryAfter: readText(headers, 'retry-after'),
		date: readText(headers, 'date') ?? undefined,
	};
}

/**
 * Reads what n8n throws. n8n wraps an axios error into a NodeApiError, whose `httpCode` is a string
 * or null. The code of a lost connection is then on its `cause` (n8n-core request-helpers, 2.41).
 * This takes nothing else from the error, because it holds the request with the API key.
 */
function readRejection(error: unknown): ArgyleAnswer {
	if (!isObject(error)) return { kind: 'silence', code: 'UNKNOWN' };
	const status = Number(error.httpCode);
	if (status >= 300) {
		return { kind: 'reply', status, body: undefined, traceId: null, retryAfter: null };
	}
	// n8n 1.x sets no cause: the code is in `httpCode`.
	const given = readText(error, 'httpCode') ?? '';
	const code =
		readText(error.cause, 'code') ??
		readText(error, 'code') ??
		(/^[A-Z][A-Z0-9_]+$/.test(given) ? given : null);
	const blocked = (readText(error, 'message') ?? '').includes('restricted IP');
	return { kind: 'silence', code: blocked ? 'BLOCKED' : (code ?? 'UNKNOWN') };
}
