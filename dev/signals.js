// @ts-check
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** Ctrl-C reaches us twice under npm: from the terminal, and passed on by npm. */
const ONE_KEYSTROKE_MS = 2000;

/**
 * Waits for the wish to end: Ctrl-C, SIGTERM or a closed terminal. A second wish, seconds later,
 * ends the process without further ado.
 * @returns {Promise<'interrupted'>}
 */
function nextSignal() {
	return new Promise((resolve) => {
		/** @type {number | undefined} */
		let first;
		const notice = () => {
			first ??= Date.now();
			if (Date.now() - first > ONE_KEYSTROKE_MS) process.exit(130);
			resolve('interrupted');
		};
		for (const signal of SIGNALS) process.on(signal, notice);
	});
}

module.exports = { nextSignal };
