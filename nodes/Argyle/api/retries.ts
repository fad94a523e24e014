import type { ArgyleAnswer, ArgyleClient, ArgyleRequest } from './types';

/** How often a request is sent at most. */
const mostTries = 5;

/** The longest wait before a further try, in ms, whatever `Retry-After` says. */
const longestWaitMs = 30_000;

/**
 * The wait after a first try that Argyle gave no time for, in ms; it doubles with each further one.
 */
const firstWaitMs = 500;

/** Codes of Node and axios for which a further try gives the same. */
const lastingCodes =
	/^(ENOTFOUND|BLOCKED|ERR_INVALID_URL|EPROTO)$|CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/;

/**
 * Whether a request is to be sent once more, and when. Reading and deleting can be repeated:
 * nothing or the same comes of it. A POST can't, as each may send another e-mail, so it is repeated
 * only when Argyle said that it did not carry it out: by a 429, or by a 503 that names a time.
 *
 * @param attempt how often it has been sent
 * @param now in ms since 1970, for a `Retry-After` that names a date
 * @param chance from 0 to 1: spreads the tries of requests that were refused together
 * @returns the wait in ms, or null when the answer is the last word
 */
export function planRetry(
	request: ArgyleRequest,
	answer: ArgyleAnswer,
	attempt: number,
	now: number,
	chance: number,
): number | null {
	if (attempt >= mostTries || !isPassing(request, answer)) return null;
	const asked = answer.kind === 'reply' ? readRetryAfter(answer.retryAfter, now) : null;
	const wait = asked ?? firstWaitMs * 2 ** (attempt - 1);
	return Math.min(wait * (1 + chance / 4), longestWaitMs);
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
	// What is read is JSON. A text is a page of something on the way, or JSON that broke off.
	const isCutOff = method === 'GET' && answer.status === 200 && typeof answer.body === 'string';
	return [500, 502, 503, 504].includes(answer.status) || isCutOff;
}

/** Ms since 1970, or NaN. `Date.parse` takes a bare number for a year, which no header means. */
function parseDate(text: string): number {
	return /[a-z]/i.test(text) ? Date.parse(text) : NaN;
}
