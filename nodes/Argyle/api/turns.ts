import { sleep } from 'n8n-workflow';

/** Argyle's limit of requests a second (docs.argyle.com/api-guide/overview). */
const maxPerSecond = 50;

/** Requests that leave in a second. The other two are left for other programs. */
const perSecond = 48;
const intervalMs = 1000 / perSecond;

/** The result of waiting for a turn. `late`: the deadline has passed. */
export type Admission = 'admitted' | 'late' | 'cancelled';

/** A request that waits to leave. */
interface Turn {
	/** In ms of `performance.now()`; Infinity for a request without a deadline. */
	leaveBy: number;
	start: (admission: Admission) => void;
}

/** The turns by quota. */
const shared = new Map<string, Turns>();

/**
 * Finds the turns of a quota. All executions and polls of this process share them. Look them up for
 * each request: turns without requests are forgotten.
 */
export function findTurns(quota: string): Turns {
	const found = shared.get(quota);
	if (found) return found;
	for (const [other, turns] of shared) if (turns.isIdle()) shared.delete(other);
	const created = new Turns();
	shared.set(quota, created);
	return created;
}

/** Lets requests leave at even intervals. All times in ms. */
export class Turns {
	/** Requests with a deadline. They leave first. */
	private readonly urgent = new Set<Turn>();

	/** All others, by client. The clients take turns, so that one with many requests delays no other. */
	private readonly waiting = new Map<object, Set<Turn>>();

	private isDispatching = false;

	private next = 0;

	private heldUntil = 0;

	private inFlight = 0;

	/** The times of the answers of the last second, the oldest first. */
	private answered: number[] = [];

	/**
	 * Waits until a request may leave. The clients take turns. The requests of a client leave in order of
	 * arrival, those with a deadline before all others. Only an admitted request uses a turn: it must
	 * be ended or released.
	 *
	 * @param lane stands for the client
	 * @param signal ends the wait
	 * @param leaveBy the deadline, in ms of `performance.now()`
	 */
	async begin(lane: object, signal?: AbortSignal, leaveBy = Infinity): Promise<Admission> {
		if (signal?.aborted) return 'cancelled';
		const queue = leaveBy === Infinity ? this.openQueue(lane) : this.urgent;
		const listening = new AbortController();
		const admission = await new Promise<Admission>((start) => {
			const turn = { leaveBy, start };
			const cancel = () => {
				queue.delete(turn);
				start('cancelled');
			};
			signal?.addEventListener('abort', cancel, { signal: listening.signal });
			queue.add(turn);
			if (!this.isDispatching) void this.dispatch();
		});
		listening.abort();
		return admission;
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

	/** Whether new turns in its place would admit the same requests. */
	isIdle(): boolean {
		const isBusy = this.isDispatching || this.inFlight > 0 || this.listAnswered().length > 0;
		return !isBusy && performance.now() >= this.heldUntil;
	}

	private async dispatch(): Promise<void> {
		this.isDispatching = true;
		while (this.urgent.size + this.waiting.size > 0) {
			await this.waitForRoom();
			this.admitNext();
		}
		this.isDispatching = false;
	}

	/** Admits none if all requests were cancelled meanwhile. */
	private admitNext(): void {
		const turn = take(this.urgent) ?? this.takeWaiting();
		if (turn === undefined) return;
		const inTime = performance.now() <= turn.leaveBy;
		if (inTime) this.countStart();
		turn.start(inTime ? 'admitted' : 'late');
	}

	private openQueue(lane: object): Set<Turn> {
		const queue = this.waiting.get(lane) ?? new Set();
		this.waiting.set(lane, queue);
		return queue;
	}

	/** Takes the next request of the client that has waited longest for one, and puts the client last. */
	private takeWaiting(): Turn | undefined {
		for (const [lane, queue] of this.waiting) {
			this.waiting.delete(lane);
			const turn = take(queue);
			if (queue.size > 0) this.waiting.set(lane, queue);
			if (turn) return turn;
		}
		return undefined;
	}

	private countStart(): void {
		// A timer fires a ms or two late. Without catching up one interval, 48 would become 45.
		this.next = Math.max(this.next, performance.now() - intervalMs) + intervalMs;
		this.inFlight += 1;
	}

	private async waitForRoom(): Promise<void> {
		for (let wait = this.measureWait(); wait > 0; wait = this.measureWait()) await sleep(wait);
	}

	/**
	 * Returns the wait before the next request, in ms. Argyle receives a request at any time between its
	 * start and its answer. So a request may share a second with a new one until one second after its
	 * answer. On a slow network or a busy machine, even intervals alone would break the limit.
	 */
	private measureWait(): number {
		const now = performance.now();
		const answered = this.listAnswered();
		const isFull = this.inFlight + answered.length >= maxPerSecond;
		// Without an answer, the time of the next free turn is unknown: check again after an interval.
		const [oldest = now - 1000 + intervalMs] = answered;
		return Math.max(this.next, this.heldUntil, isFull ? oldest + 1000 : 0) - now;
	}

	private listAnswered(): number[] {
		const now = performance.now();
		this.answered = this.answered.filter((at) => now - at < 1000);
		return this.answered;
	}
}

function take(queue: Set<Turn>): Turn | undefined {
	const [first] = queue;
	if (first) queue.delete(first);
	return first;
}
