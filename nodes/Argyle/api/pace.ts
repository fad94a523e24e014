import { sleep } from 'n8n-workflow';
import { hasStatus, isUnclear } from './answers';
import type { Pool } from './pool';
import { planRetry } from './retries';
import { untilAborted } from './signals';
import { findTurns } from './turns';
import type { ArgyleClient, ArgyleRequest, PacedAnswer, PacedClient, Try } from './types';

const cancelled: PacedAnswer = { kind: 'silence', code: 'ERR_CANCELED' };

/**
 * Wraps a client for many requests. All paced clients of an API key together send at most 48 requests
 * a second, and hold all requests after a 429. A client retries transient failures (retries.ts).
 *
 * @param signal the execution's signal. After an abort, the client sends no waiting request and gives
 *   up those in flight: `send` returns a silence immediately
 * @param options.pool the pool of the work that sends the requests. A wait before a retry lends its
 *   slot
 * @param options.maxTries max. tries of a request, if less than retries.ts allows
 */
export function paceClient(
	client: ArgyleClient,
	signal?: AbortSignal,
	{ pool, maxTries = Infinity }: { pool?: Pool; maxTries?: number } = {},
): PacedClient {
	const lane = {};

	const tryOnce = async (
		request: ArgyleRequest,
		attempt: number,
		leaveBy?: number,
	): Promise<Try> => {
		const joined = joinLimits(signal, request.signal);
		const turns = findTurns(client.quota);
		const admission = await turns.begin(lane, joined, leaveBy);
		if (admission === 'late') return { kind: 'late' };
		if (admission === 'cancelled') return { kind: 'final', answer: cancelled };
		if (joined.aborted) {
			turns.release();
			return { kind: 'final', answer: cancelled };
		}
		const sentAt = performance.now();
		// A turn without an end would delay all executions of the process.
		const sent = await client.send({ ...request, signal: joined }).finally(() => turns.end());
		const answer = { ...sent, sentAt };
		const isLimited = hasStatus(answer, 429);
		// The other clients wait even if this one gives the request up.
		if (isLimited) turns.hold(planRetry(request, answer, 1, Date.now(), Math.random()) ?? 0);
		if (joined.aborted) return { kind: 'final', answer };
		const plan = planRetry(request, answer, attempt, Date.now(), Math.random());
		const wait = attempt < maxTries ? plan : null;
		if (wait === null) return { kind: 'final', answer };
		if (isLimited) turns.hold(wait);
		else {
			const rest = untilAborted(sleep(wait), joined);
			await (pool ? pool.lend(rest) : rest);
		}
		return { kind: 'refused', answer };
	};

	return {
		...client,
		send: async (request) => {
			let mayBeDone = false;
			for (let attempt = 1; ; attempt++) {
				const tried = await tryOnce(request, attempt);
				// Without a deadline, a turn is never late.
				const answer = tried.kind === 'late' ? cancelled : tried.answer;
				if (tried.kind !== 'refused') return { ...answer, mayBeDone };
				mayBeDone ||= isUnclear(answer);
			}
		},
		sendBefore: async (request, { leaveBy, attempt }) => await tryOnce(request, attempt, leaveBy),
	};
}

/**
 * Not `joinSignals`: it adds a listener to the execution's signal for each waiting request, and Node
 * reports a leak above ten listeners.
 */
function joinLimits(...limits: Array<AbortSignal | undefined>): AbortSignal {
	return AbortSignal.any(limits.filter((limit) => limit !== undefined));
}
