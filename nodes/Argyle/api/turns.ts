import { sleep } from 'n8n-workflow';

/** Argyle's limit of requests a second (docs.argyle.com/api-guide/overview). */
const maxPerSecond = 50;

/** Requests that this client sends in a second. The other two are left for other programs. */
const perSecond = 48;
const intervalMs = 1000 / perSecond;

/** A request that waits to leave. */
interface Turn {
	/** In ms of `performance.now()`; Infinity for a request without a deadline. */
	leaveBy: number;
	start: (inTime: boolean) => void;
}

/** Lets requests leave at even intervals. All times in ms. */
export class Turns {
	/** Requests with a deadline. They leave first. */
	private readonly urgent: Turn[] = [];

	private readonly waiting: Turn[] = [];

	private isDispatching = false;

	private next = 0;

	private heldUntil = 0;

	private inFlight = 0;

	/** The times of the answers of the last second, the oldest first. */
	private answered: number[] = [];

	/** @param signal the execution's signal: after an abort, no request waits */
	constructor(private readonly signal: AbortSignal | undefined) {}

	/**
	 * Waits until a request may leave, or until the execution is cancelled. Requests leave in order of
	 * arrival, those with a deadline before all others.
	 *
	 * @param leaveBy the deadline, in ms of `performance.now()`
	 * @returns false when the deadline has passed: the request must not leave, and used no turn
	 */
	async begin(leaveBy?: number): Promise<boolean> {
		const queue = leaveBy === undefined ? this.waiting : this.urgent;
		return await new Promise((start) => {
			queue.push({ leaveBy: leaveBy ?? Infinity, start });
			if (!this.isDispatching) void this.dispatch();
		});
	}

	/** Gives back the turn of a request that was not sent. */
	release(): void {
		this.inFlight -= 1;
	}

	/** Ends the turn of a request that was answered. */
	end(): void {
		this.inFlight -= 1;
		this.answered.push(performance.now());
	}

	/** Holds all requests for `ms`, including those that already wait. */
	hold(ms: number): void {
		this.heldUntil = Math.max(this.heldUntil, performance.now() + ms);
	}

	/** Waits `ms`, or until the execution is cancelled. If it was cancelled before, it still waits. */
	async rest(ms: number): Promise<void> {
		const { signal } = this;
		if (!signal) return await sleep(ms);
		const listening = new AbortController();
		// Its own signal, because Node reports a leak above ten listeners on one signal.
		const stop = AbortSignal.any([signal]);
		const ended = new Promise<void>((resolve) => {
			stop.addEventListener('abort', () => resolve(), { signal: listening.signal });
		});
		await Promise.race([sleep(ms), ended]);
		listening.abort();
	}

	private async dispatch(): Promise<void> {
		this.isDispatching = true;
		while (this.urgent.length + this.waiting.length > 0) {
			await this.waitForRoom();
			const turn = this.urgent.shift() ?? this.waiting.shift();
			const inTime = turn !== undefined && performance.now() <= turn.leaveBy;
			if (inTime) this.countStart();
			turn?.start(inTime);
		}
		this.isDispatching = false;
	}

	private countStart(): void {
		// A timer fires a ms or two late. Without catching up one interval, 48 would become 45.
		this.next = Math.max(this.next, performance.now() - intervalMs) + intervalMs;
		this.inFlight += 1;
	}

	private async waitForRoom(): Promise<void> {
		for (let wait = this.measureWait(); wait > 0; wait = this.measureWait()) {
			if (this.signal?.aborted) return;
			await this.rest(wait);
		}
	}

	/**
	 * Returns the wait before the next request, in ms. Argyle receives a request at any time between its
	 * start and its answer. So a request may share a second with a new one until one second after its
	 * answer. On a slow network or a busy machine, even intervals alone would break the limit.
	 */
	private measureWait(): number {
		const now = performance.now();
		this.answered = this.answered.filter((at) => now - at < 1000);
		const isFull = this.inFlight + this.answered.length >= maxPerSecond;
		// Without an answer, the time of the next free turn is unknown: check again after an interval.
		const [oldest = now - 1000 + intervalMs] = this.answered;
		return Math.max(this.next, this.heldUntil, isFull ? oldest + 1000 : 0) - now;
	}
}
