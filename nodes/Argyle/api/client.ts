import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Endpoint } from './endpoint';
import { resolveEndpoint } from './endpoint';
import { isObject, readObject, readText } from './fields';
import { hideSecrets, listSecrets } from './redaction';
import { joinSignals } from './signals';
import type { ArgyleAnswer, ArgyleClient, ArgyleContext, ArgyleRequest } from './types';

/**
 * How long Argyle may be silent, in ms. How long it takes at most is not published: half as much
 * again as the 10 s after which its own webhook sender gives up.
 */
const timeoutMs = 15_000;

/**
 * The longest that an answer may take, in ms; the limit above counts anew with every byte that
 * comes.
 */
const longestMs = 60_000;

/**
 * Opens the way to Argyle with the credential that the node uses. The client sends each request
 * once and gives whatever came back: it never throws for a status or a lost connection, so that the
 * caller decides what each answer means. Redirects are not followed: they would carry the API key
 * to another host.
 *
 * @throws NodeOperationError when there is no credential, or its custom base URL can't be used.
 */
export async function openClient(context: ArgyleContext): Promise<ArgyleClient> {
	const credential = await context.getCredentials('argyleApi');
	const endpoint = resolveEndpoint(credential);
	if ('refusal' in endpoint) throw new NodeOperationError(context.getNode(), endpoint.refusal);
	return {
		node: context.getNode(),
		endpoint,
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
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	if (request.query) options.qs = request.query;
	if (request.body) options.body = request.body;
	// What still listens keeps the answer in memory until the limit is reached, long after it was
	// used.
	const listening = new AbortController();
	const limit = joinSignals([AbortSignal.timeout(longestMs), request.signal], listening.signal);
	options.abortSignal = limit;
	// Else n8n reads the credential for every request, and evaluates its expressions. A poll that
	// ends releases what evaluates them for every other poll of the workflow (2.41).
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

/**
 * In executions n8n puts its own signal in place of `abortSignal`, so this one has to be heard
 * here.
 */
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
	// Not what n8n promises: nothing may be concluded from it.
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
 * n8n wraps what axios throws into a NodeApiError, whose `httpCode` is a string or null; the code
 * of the lost connection is then on its `cause` (n8n-core request-helpers, 2.41). Nothing else is
 * taken over from it: the wrapped error holds the request with the API key.
 */
function readRejection(error: unknown): ArgyleAnswer {
	if (!isObject(error)) return { kind: 'silence', code: 'UNKNOWN' };
	const status = Number(error.httpCode);
	if (status >= 300) {
		return { kind: 'reply', status, body: undefined, traceId: null, retryAfter: null };
	}
	// n8n 1.x gives no cause: the code is in `httpCode`.
	const given = readText(error, 'httpCode') ?? '';
	const code =
		readText(error.cause, 'code') ??
		readText(error, 'code') ??
		(/^[A-Z][A-Z0-9_]+$/.test(given) ? given : null);
	const blocked = (readText(error, 'message') ?? '').includes('restricted IP');
	return { kind: 'silence', code: blocked ? 'BLOCKED' : (code ?? 'UNKNOWN') };
}
