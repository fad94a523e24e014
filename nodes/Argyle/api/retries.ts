import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from './types';

/** Max. tries of a request. */
const maxTries = 5;

/** Max. wait before another try, in ms, whatever `Retry-After` says. */
const maxWaitMs = 30_000;

/** The wait after the first try if Argyle named no time, in ms; it doubles with each further try. */
const firstWaitMs = 500;

/** Codes of Node and axios for which another try gives the same. */
const lastingCodes =
	/^(ENOTFOUND|BLOCKED|ERR_INVALID_URL|EPROTO)$|CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/;

/** Passing below 500: Request Timeout and Too Early (RFC 9110 §15.5.9, RFC 8470). */
const passingStatuses = [408, 425];

/**
 * Whether a request is sent again, and when. GET and DELETE can be repeated: the effect is the same.
 * A POST can't, as each may send another e-mail. It is repeated only if Argyle said that it did not
 * carry it out: by a 429, or by a 503 that names a time.
 *
 * @param attempt how many times it was sent
 * @param now in ms since 1970, for a `Retry-After` that names a date
 * @param chance from 0 to 1: spreads the retries of requests that were refused together
 * @returns the wait in ms, or null when the answer is the last word
 */
export function planRetry(
	request: ArgyleRequest,
	answer: ArgyleAnswer,
	attempt: number,
	now: number,
	chance: number,
): number | null {
	if (attempt >= maxTries || !isPassing(request, answer)) return null;
	const requested = answer.kind === 'reply' ? readRetryAfter(answer.retryAfter, now) : null;
	const wait = requested ?? firstWaitMs * 2 ** (attempt - 1);
	return Math.min(wait * (1 + chance / 4), maxWaitMs);
}

/**
 * How long `Retry-After` asks to wait: seconds or an HTTP date (RFC 9110 §10.2.3).
 *
 * @returns ms above 0; null for what asks for no wait at all, a date that is past included
 */
export function readRetryAfter(value: string | null, now: number): number | null {
	const text = value?.trim() ?? '';
	const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : parseDate(text) - now;
	return wait > 0 ? wait : null;
}

/** The same client. Reads and deletions once more after a passing fault; a POST never. */
export function tryTwice(client: ArgyleClient): ArgyleClient {
	return {
		...client,
		send: async (request) => {
			const answer = await client.send(request);
			const passing = answer.kind === 'silence' || answer.status >= 500;
			const repeats = passing && request.method !== 'POST' && !request.signal?.aborted;
			return repeats ? await client.send(request) : answer;
		},
	};
}

function isPassing({ method }: ArgyleRequest, answer: ArgyleAnswer): boolean {
	if (answer.kind === 'reply' && answer.status === 429) return true;
	if (method === 'POST') {
		return answer.kind === 'reply' && answer.status === 503 && answer.retryAfter !== null;
	}
	if (answer.kind === 'silence') return !lastingCodes.test(answer.code);
	// Argyle answers a GET with JSON. A text is a page of a proxy, or JSON that broke off.
	const isCutOff = method === 'GET' && answer.status === 200 && typeof answer.body === 'string';
	return answer.status >= 500 || passingStatuses.includes(answer.status) || isCutOff;
}

/** Ms since 1970, or NaN. `Date.parse` takes a bare number for a year, which no header means. */
function parseDate(text: string): number {
	return /[a-z]/i.test(text) ? Date.parse(text) : NaN;
}
