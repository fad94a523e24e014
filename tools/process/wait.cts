/**
 * Waits.
 * @param ms milliseconds
 */
export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Polls until the answer is truthy.
 * @param what completes the sentence `… did not happen within 30 s`
 * @param options 30 s and 100 ms
 * @returns the first truthy answer
 * @throws {Error} when the time is up; what `ask` throws passes through
 */
export async function until<T>(
	what: string,
	ask: () => T | Promise<T>,
	{ timeoutMs = 30_000, intervalMs = 100 }: { timeoutMs?: number; intervalMs?: number } = {},
): Promise<Exclude<T, null | undefined | false | '' | 0>> {
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

function isThere<T>(answer: T): answer is Exclude<T, null | undefined | false | '' | 0> {
	return Boolean(answer);
}
