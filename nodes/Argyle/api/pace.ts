import { sleep } from 'n8n-workflow';
import { isUnclear, lateCode } from './answers';
import { planRetry } from './retries';
import type { ArgyleClient, PacedAnswer, PacedClient } from './types';

/** Argyle takes so many requests in a second (docs.argyle.com/api-guide/overview). */
const mostASecond = 50;

/** How many of them leave in a second; two are left for whoever shares the key. */
const perSecond = 48;
const intervalMs = 1000 / perSecond;

/**
 * The same client, as it is used for many requests: no more than 48 of them leave in a second, what
 * fails in passing is sent again (retries.ts), and a 429 makes all of them wait.
 *
 * @param signal of the execution: when it ends, waiting requests are not sent any more and those
 *   under way are given up, so that `send` gives a silence at once
 */
export function paceClient(client: ArgyleClient, signal?: AbortSignal): PacedClient {
	const pace = new Pace(signal);
	return {
		...client,
		send: async ({ fresh, ...request }) => {
			const limits = [signal, request.signal].filter((one) => one !== undefined);
			const sent = limits.length > 0 ? { ...request, signal: AbortSignal.any(limits) } : request;
			let mayBeDone = false;
			for (let attempt = fresh?.attempt ?? 1; ; attempt++) {
				await pace.begin();
				const isLate = fresh !== undefined && performance.now() > fresh.before;
				if (isLate || sent.signal?.aborted) {
					pace.release();
					return isLate ? late : cancelled;
				}
				const sentAt = performance.now();
				const answer = await client.send(sent);
				pace.end();
				if (sent.signal?.aborted) return answer;
				const wait = planRetry(request, answer, attempt, Date.now(), Math.random());
				if (wait === null) return { ...answer, mayBeDone, sentAt };
				if (answer.kind === 'reply' && answer.status === 429) pace.hold(wait);
				else await pace.rest(wait);
				if (fresh) return { ...answer, again: true };
				mayBeDone ||= isUnclear(answer);
			}
		},
	};
}

const cancelled: PacedAnswer = { kind: 'silence', code: 'ERR_CANCELED' };

/** For a request whose turn came too late. It was not sent. */
const late: PacedAnswer = { kind: 'silence', code: lateCode, again: true };

/** Lets requests leave at even intervals, in the order in which they ask. All times in ms. */
class Pace {
	private queue = Promise.resolve();

	private next = 0;

	private heldUntil = 0;

	private underWay = 0;

	/** When the requests of the last second were answered, the oldest first. */
	private answered: number[] = [];

	constructor(private readonly signal: AbortSignal | undefined) {}

	/** Ends when a request may leave, or at once when the execution was cancelled. */
	async begin(): Promise<void> {
		this.queue = this.queue.then(async () => await this.waitForTurn());
		await this.queue;
	}

	/** For what `begin` has let leave, and what was not sent then. */
	release(): void {
		this.underWay -= 1;
	}

	/** For what `begin` has let leave: it was answered. */
	end(): void {
		this.underWay -= 1;
		this.answered.push(performance.now());
	}

	/** For so many ms nobody gets a turn, nor those who wait for one already. */
	hold(ms: number): void {
		this.heldUntil = Math.max(this.heldUntil, performance.now() + ms);
	}

	/** Waits so many ms, or until the execution is cancelled; not for one that is already. */
	async rest(ms: number): Promise<void> {
		const { signal } = this;
		if (!signal) return await sleep(ms);
		const listening = new AbortController();
		const ended = new Promise<void>((resolve) => {
			signal.addEventListener('abort', () => resolve(), { signal: listening.signal });
		});
		await Promise.race([sleep(ms), ended]);
		listening.abort();
	}

	private async waitForTurn(): Promise<void> {
		for (let wait = this.measureWait(); wait > 0; wait = this.measureWait()) {
			if (this.signal?.aborted) break;
			await this.rest(wait);
		}
		// A timer fires late by a ms or two: one interval may be caught up, or 48 would become 45.
		this.next = Math.max(this.next, performance.now() - intervalMs) + intervalMs;
		this.underWay += 1;
	}

	/**
	 * A request comes to Argyle at some time between its start and its answer. So one of the 50 that
	 * count there can be in the same second as a new one until a second after its answer: however
	 * late some are on a slow network or a busy machine, even intervals alone would not keep the
	 * limit.
	 */
	private measureWait(): number {
		const now = performance.now();
		this.answered = this.answered.filter((at) => now - at < 1000);
		const isFull = this.underWay + this.answered.length >= mostASecond;
		// While none of them is answered nobody knows when there is room: look again after an interval.
		const [oldest = now - 1000 + intervalMs] = this.answered;
		return Math.max(this.next, this.heldUntil, isFull ? oldest + 1000 : 0) - now;
	}
}
