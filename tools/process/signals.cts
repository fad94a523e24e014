/** What a shell expects of a program that Ctrl-C ended before it was done. */
export const INTERRUPTED = 130;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C reaches us twice under npm: from the terminal, and passed on by npm. */
const ONE_KEYSTROKE_MS = 2000;

/**
 * npm passes SIGTERM only to the shell that runs the script, and that shell dies. This process notices
 * it only by its new parent process.
 */
const ORPHAN_CHECK_MS = 500;

/**
 * Waits for a signal to end: Ctrl-C, SIGTERM or a closed terminal. A second signal, seconds later,
 * ends the process immediately.
 */
export function nextSignal(): Promise<'interrupted'> {
	return new Promise((resolve) => {
		let first: number | undefined;
		const notice = () => {
			first ??= Date.now();
			if (Date.now() - first > ONE_KEYSTROKE_MS) process.exit(INTERRUPTED);
			resolve('interrupted');
		};
		for (const signal of SIGNALS) process.on(signal, notice);
		if (process.env.npm_lifecycle_event === undefined) return;
		const parent = process.ppid;
		const check = setInterval(() => {
			if (process.ppid === parent) return;
			clearInterval(check);
			notice();
		}, ORPHAN_CHECK_MS);
		check.unref();
	});
}
