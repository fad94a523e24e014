import { sleep } from 'n8n-workflow';

/** Argyle accepts so many requests in a second (docs.argyle.com/api-guide/overview). */
const maxPerSecond = 50;

/** How many of them leave in a second; two are left for whoever shares the key. */
const perSecond = 48;
const intervalMs = 1000 / perSecond;

/** A request that waits to leave. */
interface Turn {
	/** In ms of `performance.now()`; Infinity for a request that may wait as long as it takes. */
	leaveBy: number;
	start: (inTime: boolean) => void;
}

/** Lets requests leave at even intervals. All times in ms. */
export class Turns {
	/** They leave first: each has a deadline. */
	private readonly urgent: Turn[] = [];

	private readonly waiting: Turn[] = [];

	private isLettingOut = false;

	private next = 0;

	private heldUntil = 0;

	private underWay = 0;

	/** When the requests of the last second were answered, the oldest first. */
	private answered: number[] = [];

	/** @param signal of the execution: when it ends, nobody waits any longer */
	constructor(private readonly signal: AbortSignal | undefined) {}

	/**
	 * Waits until a request may leave, or until the execution is cancelled. Requests leave in the order
	 * in which they came, those with a deadline before all others.
	 *
	 * @param leaveBy the deadline, in ms of `performance.now()`
	 * @returns false when the deadline is over: the request must not leave, and took no turn
	 */
	async begin(leaveBy?: number): Promise<boolean> {
		const queue = leaveBy === undefined ? this.waiting : this.urgent;
		return await new Promise((start) => {
			queue.push({ leaveBy: leaveBy ?? Infinity, start });
			if (!this.isLettingOut) void this.letOut();
		});
	}

	/** For a request that had its turn and was not sent. */
	release(): void {
		this.underWay -= 1;
	}

	/** For a request that had its turn and was answered. */
	end(): void {
		this.underWay -= 1;
		this.answered.push(performance.now());
	}

	/** For so many ms no request leaves, nor those that wait already. */
	hold(ms: number): void {
		this.heldUntil = Math.max(this.heldUntil, performance.now() + ms);
	}

	/** Waits so many ms, or until the execution is cancelled; not for one that is already. */
	async rest(ms: number): Promise<void> {
		const { signal } = this;
		if (!signal) return await sleep(ms);
		const listening = new AbortController();
		// A signal of its own: Node warns about a leak from the eleventh listener on.
		const stop = AbortSignal.any([signal]);
		const ended = new Promise<void>((resolve) => {
			stop.addEventListener('abort', () => resolve(), { signal: listening.signal });
		});
		await Promise.race([sleep(ms), ended]);
		listening.abort();
	}

	private async letOut(): Promise<void> {
		this.isLettingOut = true;
		while (this.urgent.length + this.waiting.length > 0) {
			await this.waitForRoom();
			const turn = this.urgent.shift() ?? this.waiting.shift();
			const inTime = turn !== undefined && performance.now() <= turn.leaveBy;
			if (inTime) this.countStart();
			turn?.start(inTime);
		}
		this.isLettingOut = false;
	}

	private countStart(): void {
		// A timer fires late by a ms or two: one interval may be caught up, or 48 would become 45.
		this.next = Math.max(this.next, performance.now() - intervalMs) + intervalMs;
		this.underWay += 1;
	}

	private async waitForRoom(): Promise<void> {
		for (let wait = this.measureWait(); wait > 0; wait = this.measureWait()) {
			if (this.signal?.aborted) return;
			await this.rest(wait);
		}
	}

	/**
	 * A request reaches Argyle at some time between its start and its answer. So one of the 50 that count
	 * there can fall into the same second as a new one until a second after its answer: however late
	 * some are on a slow network or a busy machine, even intervals alone would not keep the limit.
	 */
	private measureWait(): number {
		const now = performance.now();
		this.answered = this.answered.filter((at) => now - at < 1000);
		const isFull = this.underWay + this.answered.length >= maxPerSecond;
		// While none of them is answered nobody knows when there is room: check again after an interval.
		const [oldest = now - 1000 + intervalMs] = this.answered;
		return Math.max(this.next, this.heldUntil, isFull ? oldest + 1000 : 0) - now;
	}
}
