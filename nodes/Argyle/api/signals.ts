/**
 * Returns a signal that aborts when any of the given signals aborts. Not `AbortSignal.any`: in Node
 * 20 (n8n 1.x) it does not keep a timeout alive that has no other listener, so the timeout never
 * fires.
 *
 * @param done removes the listeners, which would otherwise keep the waiting work in memory
 */
export function joinSignals(
	signals: Array<AbortSignal | undefined>,
	done: AbortSignal,
): AbortSignal {
	const joined = new AbortController();
	for (const signal of signals.filter((one) => one !== undefined)) {
		const pass = () => joined.abort(signal.reason);
		if (signal.aborted) pass();
		else signal.addEventListener('abort', pass, { signal: done });
	}
	return joined.signal;
}

/**
 * Waits for some work, at most until the signal aborts. An abort does not stop the work itself.
 *
 * @returns null after an abort
 * @throws what the work throws before that
 */
export async function untilAborted<T>(
	work: Promise<T | null>,
	signal: AbortSignal,
): Promise<T | null> {
	const done = new AbortController();
	const aborted = new Promise<null>((resolve) => {
		const end = () => resolve(null);
		if (signal.aborted) end();
		else signal.addEventListener('abort', end, { signal: done.signal });
	});
	try {
		return await Promise.race([work, aborted]);
	} finally {
		done.abort();
	}
}
