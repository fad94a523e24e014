const SECOND = 1000;
/** Someone who waits longer than this without a sign of life presses Ctrl-C. */
const SIGN_OF_LIFE_MS = 8 * SECOND;

/**
 * Gives the whole seconds since a moment.
 * @param since milliseconds of the epoch
 * @returns for example `12 s`
 */
export function elapsed(since: number): string {
	return `${Math.round((Date.now() - since) / SECOND)} s`;
}

/** Prints a line. */
export function say(line: string) {
	process.stdout.write(`${line}\n`);
}

/**
 * Runs a piece of work under a title and prints a line with the elapsed seconds every few seconds
 * while it runs, and one when it is done.
 * @param title what is being done, for example `Installing n8n`
 * @returns what the work gives; its failure passes through
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	say(`${title} …`);
	const signOfLife = setInterval(
		() => say(`  ${title}: still working (${elapsed(start)})`),
		SIGN_OF_LIFE_MS,
	);
	try {
		const result = await work();
		say(`  ${title}: done (${elapsed(start)})`);
		return result;
	} finally {
		clearInterval(signOfLife);
	}
}
