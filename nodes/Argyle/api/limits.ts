import { sleep } from 'n8n-workflow';
import { readRetryAfter } from './retries';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The longest that one request of a limited client may take, in ms. */
const requestMs = 5_000;

/** The longest wait after a 429, in ms, and the wait when Argyle names no time. */
const maxWaitMs = 5_000;
const usualWaitMs = 1_000;

/** How often a 429 is waited out. */
const maxWaits = 2;

/** How much a limited client may do. */
export interface Limits {
	/** For all requests and waits together, in ms. */
	totalMs: number;
	/** Whether a request is sent again: after a 429, and if not a POST after a passing fault. */
	repeats: boolean;
}

/**
 * The same client for a hook that n8n waits for: the other workflows wait too, and n8n gives up
 * after a time. A request beyond the limit is not sent and ends as a timeout.
 */
export function limitClient(client: ArgyleClient, { totalMs, repeats }: Limits): ArgyleClient {
	const end = performance.now() + totalMs;
	return {
		...client,
		send: async (request) => {
			let faults = 0;
			let waits = 0;
			for (;;) {
				const left = end - performance.now();
				if (left <= 0) return { kind: 'silence', code: 'ETIMEDOUT' };
				const signal = AbortSignal.timeout(Math.ceil(Math.min(left, requestMs)));
				const answer = await client.send({ ...request, signal });
				if (!repeats) return answer;
				if (answer.kind === 'reply' && answer.status === 429) {
					const asked = readRetryAfter(answer.retryAfter, Date.now()) ?? usualWaitMs;
					const wait = Math.min(asked, maxWaitMs);
					if (++waits > maxWaits || performance.now() + wait >= end) return answer;
					await sleep(wait);
				} else if (request.method === 'POST' || !isPassing(answer) || ++faults > 1) {
					return answer;
				}
			}
		},
	};
}

/** Not after a timeout: the second try would take as long, and n8n's own tries would not fit in. */
function isPassing(answer: ArgyleAnswer): boolean {
	if (answer.kind === 'reply') return answer.status >= 500;
	return !['ETIMEDOUT', 'ECONNABORTED'].includes(answer.code);
}
