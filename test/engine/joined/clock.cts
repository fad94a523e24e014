/**
 * Imported before the package: a clock that stands still until the test lets time pass. The package's
 * waits end immediately, and its time limits end when their time has passed.
 */

/** The time limits that have not ended, and when they end, in ms since the epoch. */
const limits = new Map<AbortController, number>();

const timedOut = new DOMException('The operation timed out.', 'TimeoutError');

let signals: jest.SpyInstance<AbortSignal, [number]> | undefined;

/** Everything but the clocks: n8n and jest wait in real time. */
const real = [
	...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const),
	...(['setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask'] as const),
];

/** Stops the clock, until `releaseClock`. */
export function stopClock(): void {
	jest.useFakeTimers({ doNotFake: real });
	signals = jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const limit = new AbortController();
		limits.set(limit, Date.now() + ms);
		return limit.signal;
	});
}

export function releaseClock(): void {
	jest.restoreAllMocks();
	jest.useRealTimers();
}

/** Sets the clock, in ms since the epoch, for something that has nothing to do with what was before. */
export function setClock(now: number): void {
	limits.clear();
	// It would keep every signal of thousands of histories.
	signals?.mockClear();
	jest.setSystemTime(now);
}

/** Lets time pass in whole ms, and ends the time limits that are over. */
export function passTime(ms: number): void {
	jest.advanceTimersByTime(Math.ceil(ms));
	for (const [limit, end] of limits) {
		if (end > Date.now()) continue;
		limits.delete(limit);
		limit.abort(timedOut);
	}
}

jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: (ms: number) => {
		passTime(ms);
		return Promise.resolve();
	},
}));
