import { isUnclear } from './answers';
import { planRetry } from './retries';
import { joinSignals } from './signals';
import { Turns } from './turns';
import type { ArgyleClient, ArgyleRequest, PacedAnswer, PacedClient, Try } from './types';

const cancelled: PacedAnswer = { kind: 'silence', code: 'ERR_CANCELED' };

/**
 * The client for many requests: no more than 48 of them leave in a second, passing faults are retried
 * (retries.ts), and a 429 makes all requests wait.
 *
 * @param signal of the execution: when it ends, waiting requests are not sent any more and those
 *   under way are given up, so that `send` gives a silence at once
 */
export function paceClient(client: ArgyleClient, signal?: AbortSignal): PacedClient {
	const turns = new Turns(signal);

	const tryOnce = async (
		request: ArgyleRequest,
		attempt: number,
		leaveBy?: number,
	): Promise<Try> => {
		const done = new AbortController();
		const joined = joinSignals([signal, request.signal], done.signal);
		try {
			if (!(await turns.begin(leaveBy))) return { kind: 'late' };
			if (joined.aborted) {
				turns.release();
				return { kind: 'final', answer: cancelled };
			}
			const sentAt = performance.now();
			const answer = { ...(await client.send({ ...request, signal: joined })), sentAt };
			turns.end();
			if (joined.aborted) return { kind: 'final', answer };
			const wait = planRetry(request, answer, attempt, Date.now(), Math.random());
			if (wait === null) return { kind: 'final', answer };
			if (answer.kind === 'reply' && answer.status === 429) turns.hold(wait);
			else await turns.rest(wait);
			return { kind: 'refused', answer };
		} finally {
			done.abort();
		}
	};

	return {
		...client,
		send: async (request) => {
			let mayBeDone = false;
			for (let attempt = 1; ; attempt++) {
				const tried = await tryOnce(request, attempt);
				// Without a deadline no turn comes too late.
				const answer = tried.kind === 'late' ? cancelled : tried.answer;
				if (tried.kind !== 'refused') return { ...answer, mayBeDone };
				mayBeDone ||= isUnclear(answer);
			}
		},
		sendBefore: async (request, { leaveBy, attempt }) => await tryOnce(request, attempt, leaveBy),
	};
}
