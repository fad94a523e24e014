import { isUnclear } from './answers';
import type { Pool } from './pool';
import { planRetry } from './retries';
import { Turns } from './turns';
import type { ArgyleClient, ArgyleRequest, PacedAnswer, PacedClient, Try } from './types';

const cancelled: PacedAnswer = { kind: 'silence', code: 'ERR_CANCELED' };

/**
 * The client for many requests: no more than 48 of them leave in a second, passing faults are retried
 * (retries.ts), and a 429 makes all requests wait.
 *
 * @param signal of the execution: when it ends, waiting requests are not sent any more and those
 *   under way are given up, so that `send` gives a silence at once
 * @param options.pool whose work sends the requests: a wait before a retry lends its slot
 * @param options.maxTries how often a request is sent at most, where that is less than retries.ts
 *   allows
 */
export function paceClient(
	client: ArgyleClient,
	signal?: AbortSignal,
	{ pool, maxTries = Infinity }: { pool?: Pool; maxTries?: number } = {},
): PacedClient {
	const turns = new Turns(signal);

	const tryOnce = async (
		request: ArgyleRequest,
		attempt: number,
		leaveBy?: number,
	): Promise<Try> => {
		const joined = joinLimits(signal, request.signal);
		if (!(await turns.begin(leaveBy))) return { kind: 'late' };
		if (joined?.aborted) {
			turns.release();
			return { kind: 'final', answer: cancelled };
		}
		const sentAt = performance.now();
		const answer = { ...(await client.send({ ...request, signal: joined })), sentAt };
		turns.end();
		if (joined?.aborted) return { kind: 'final', answer };
		const plan = planRetry(request, answer, attempt, Date.now(), Math.random());
		const wait = attempt < maxTries ? plan : null;
		if (wait === null) return { kind: 'final', answer };
		if (answer.kind === 'reply' && answer.status === 429) turns.hold(wait);
		else await (pool ? pool.lend(turns.rest(wait)) : turns.rest(wait));
		return { kind: 'refused', answer };
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

/**
 * Not `joinSignals`: that adds a listener to the signal of the execution for each waiting request, and
 * Node warns about a leak from the eleventh on.
 */
function joinLimits(...limits: Array<AbortSignal | undefined>): AbortSignal | undefined {
	const given = limits.filter((limit) => limit !== undefined);
	return given.length > 0 ? AbortSignal.any(given) : undefined;
}
