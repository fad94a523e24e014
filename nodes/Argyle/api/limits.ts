import { sleep } from 'n8n-workflow';
import { hasStatus } from './answers';
import { readRetryAfter } from './retries';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** Max. time for one request of a limited client, in ms. */
const requestMs = 5_000;

/** Max. wait after a 429, in ms, and the wait when Argyle sends no `Retry-After`. */
const maxWaitMs = 5_000;
const defaultWaitMs = 1_000;

/** Max. waits after a 429. */
const maxWaits = 2;

/** The limits of a client. */
export interface Limits {
	/** For all requests and waits together, in ms. */
	totalMs: number;
	/** Whether it retries after a 429 and, except for a POST, after a transient failure. */
	repeats: boolean;
}

/**
 * Limits a client for a hook. While n8n waits for a hook, other workflows may wait too, and n8n gives
 * up in the end. When the total time is over, the client returns a timeout without a request.
 */
export function limitClient(client: ArgyleClient, { totalMs, repeats }: Limits): ArgyleClient {
	const end = performance.now() + totalMs;
	return {
		...client,
		send: async (request) => {
			let failures = 0;
			let waits = 0;
			for (;;) {
				const left = end - performance.now();
				if (left <= 0) return { kind: 'silence', code: 'ETIMEDOUT' };
				const signal = AbortSignal.timeout(Math.ceil(Math.min(left, requestMs)));
				const answer = await client.send({ ...request, signal });
				if (!repeats) return answer;
				if (hasStatus(answer, 429)) {
					const requested = readRetryAfter(answer.retryAfter, Date.now()) ?? defaultWaitMs;
					const wait = Math.min(requested, maxWaitMs);
					if (++waits > maxWaits || performance.now() + wait >= end) return answer;
					await sleep(wait);
				} else if (request.method === 'POST' || !isTransient(answer) || ++failures > 1) {
					return answer;
				}
			}
		},
	};
}

/** A timeout is final: a retry would take as long, and leave no time for n8n's own retries. */
function isTransient(answer: ArgyleAnswer): boolean {
	if (answer.kind === 'reply') return answer.status >= 500;
	return !['ETIMEDOUT', 'ECONNABORTED'].includes(answer.code);
}
