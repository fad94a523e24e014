// @ts-check
/**
 * Waits.
 * @param {number} ms milliseconds
 * @returns {Promise<void>}
 */
function pause(ms) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again until the answer is a truthy one.
 * @template T
 * @param {string} what completes the sentence `… did not happen within 30 s`
 * @param {() => T | Promise<T>} ask
 * @param {{ timeoutMs?: number, intervalMs?: number }} [options] 30 s and 100 ms
 * @returns {Promise<Exclude<T, null | undefined | false | '' | 0>>} the first truthy answer
 * @throws {Error} when the time is up; what `ask` throws passes through
 */
async function until(what, ask, { timeoutMs = 30_000, intervalMs = 100 } = {}) {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (isThere(answer)) return answer;
		if (Date.now() > deadline) {
			throw new Error(`${what} did not happen within ${timeoutMs / 1000} s`);
		}
		await pause(intervalMs);
	}
}

/**
 * @template T
 * @param {T} answer
 * @returns {answer is Exclude<T, null | undefined | false | '' | 0>}
 */
function isThere(answer) {
	return Boolean(answer);
}

module.exports = { pause, until };
