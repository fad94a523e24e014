/**
 * A signal that speaks when the first of several does. Not `AbortSignal.any`: in Node 20 (n8n 1.x)
 * that does not keep a timeout alive to which nobody else listens, so it never comes.
 *
 * @param done ends the listening, which would otherwise keep in memory what waits for the signal
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
 * Waits for some work until the signal is aborted. The work itself goes on.
 *
 * @returns null once the signal was aborted
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
