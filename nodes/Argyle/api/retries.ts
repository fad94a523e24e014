import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from './types';

/** Max. tries of a request. */
const maxTries = 5;

/** Max. wait before a retry, in ms, even if `Retry-After` is longer. */
const maxWaitMs = 30_000;

/** The wait after the first try without a `Retry-After`, in ms. It doubles with each further try. */
const firstWaitMs = 500;

/** Codes of Node and axios for permanent failures: a retry would fail too. */
const permanentCodes =
	/^(ENOTFOUND|BLOCKED|ERR_INVALID_URL|EPROTO)$|CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/;

/** Transient below 500: Request Timeout and Too Early (RFC 9110 §15.5.9, RFC 8470). */
const transientStatuses = [408, 425];

/**
 * Decides whether and when to retry a request. GET and DELETE are idempotent. A POST is not: each one
 * may send another email. So a POST is retried only if Argyle did not carry it out: after a 429, or
 * a 503 with a `Retry-After`.
 *
 * @param attempt the number of tries so far
 * @param now in ms since 1970, for a `Retry-After` with a date
 * @param chance from 0 to 1: spreads the retries of requests that were refused at the same time
 * @returns the wait in ms, or null when the answer is final
 */
export function planRetry(
	request: Pick<ArgyleRequest, 'method'>,
	answer: ArgyleAnswer,
	attempt: number,
	now: number,
	chance: number,
): number | null {
	if (attempt >= maxTries || !isTransient(request, answer)) return null;
	const requested = answer.kind === 'reply' ? readRetryAfter(answer.retryAfter, now) : null;
	const wait = requested ?? firstWaitMs * 2 ** (attempt - 1);
	return Math.min(wait * (1 + chance / 4), maxWaitMs);
}

/**
 * Reads a `Retry-After` header: seconds or an HTTP date (RFC 9110 §10.2.3).
 *
 * @param now in ms since 1970
 * @returns ms above 0; null without a wait, also for a date in the past
 */
export function readRetryAfter(value: string | null, now: number): number | null {
	const text = value?.trim() ?? '';
	const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : parseDate(text) - now;
	return wait > 0 ? wait : null;
}

/** Wraps a client that retries a GET or DELETE once after a transient failure, but never a POST. */
export function tryTwice(client: ArgyleClient): ArgyleClient {
	return {
		...client,
		send: async (request) => {
			const answer = await client.send(request);
			const failed = answer.kind === 'silence' || answer.status >= 500;
			const repeats = failed && request.method !== 'POST' && !request.signal?.aborted;
			return repeats ? await client.send(request) : answer;
		},
	};
}

function isTransient({ method }: Pick<ArgyleRequest, 'method'>, answer: ArgyleAnswer): boolean {
	if (answer.kind === 'silence') return method !== 'POST' && !permanentCodes.test(answer.code);
	if (answer.status === 429) return true;
	if (method === 'POST') return answer.status === 503 && answer.retryAfter !== null;
	// Argyle answers a GET with JSON. A text is a web page of a proxy, or JSON that was cut off.
	const isCutOff = method === 'GET' && answer.status === 200 && typeof answer.body === 'string';
	return answer.status >= 500 || transientStatuses.includes(answer.status) || isCutOff;
}

/** Returns ms since 1970, or NaN. `Date.parse` would read a bare number as a year. */
function parseDate(text: string): number {
	return /[a-z]/i.test(text) ? Date.parse(text) : NaN;
}
