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
