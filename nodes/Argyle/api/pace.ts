import { sleep } from 'n8n-workflow';
import { planRetry } from './retries';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** Argyle takes 50 requests a second (argyle-api §1.3); two are left for whoever shares the key. */
const perSecond = 48;
const intervalMs = 1000 / perSecond;

/**
 * The same client, as it is used for many requests: no more than 48 of them leave in a second, what
 * fails in passing is sent again (retries.ts), and a 429 makes all of them wait.
 *
 * @param signal of the execution: when it ends, waiting requests are not sent any more and those under
 *   way are given up, so that `send` gives a silence at once
 */
export function paceClient(client: ArgyleClient, signal?: AbortSignal): ArgyleClient {
	const pace = new Pace(signal);
	return {
		...client,
		send: async (request) => {
			const limits = [signal, request.signal].filter((one) => one !== undefined);
			const sent = limits.length > 0 ? { ...request, signal: AbortSignal.any(limits) } : request;
			for (let attempt = 1; ; attempt++) {
				await pace.takeTurn();
				if (sent.signal?.aborted) return cancelled;
				const answer = await client.send(sent);
				if (sent.signal?.aborted) return answer;
				const wait = planRetry(request, answer, attempt, Date.now(), Math.random());
				if (wait === null) return { ...answer, attempts: attempt };
				if (answer.kind === 'reply' && answer.status === 429) pace.hold(wait);
				else await pace.rest(wait);
			}
		},
	};
}

const cancelled: ArgyleAnswer = { kind: 'silence', code: 'ERR_CANCELED' };

/** Hands out turns at even intervals. All times in ms of `performance.now()`. */
class Pace {
	private next = 0;

	private heldUntil = 0;

	constructor(private readonly signal: AbortSignal | undefined) {}

	/** Ends when a request may leave, or at once when the execution was cancelled. */
	async takeTurn(): Promise<void> {
		do {
			const now = performance.now();
			// A timer fires late by a ms or two: one interval may be caught up, or 48 would become 45.
			const turn = Math.max(this.next, now - intervalMs, this.heldUntil);
			this.next = turn + intervalMs;
			await this.rest(turn - now);
		} while (performance.now() < this.heldUntil && !this.signal?.aborted);
	}

	/** For so many ms nobody gets a turn, nor those who wait for one already. */
	hold(ms: number): void {
		this.heldUntil = Math.max(this.heldUntil, performance.now() + ms);
	}

	/** Waits so many ms, or until the execution is cancelled. */
	async rest(ms: number): Promise<void> {
		const { signal } = this;
		if (ms <= 0 || signal?.aborted) return;
		if (!signal) return await sleep(ms);
		const listening = new AbortController();
		const ended = new Promise<void>((resolve) => {
			signal.addEventListener('abort', () => resolve(), { signal: listening.signal });
		});
		await Promise.race([sleep(ms), ended]);
		listening.abort();
	}
}
