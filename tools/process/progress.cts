// @ts-check
const SECOND = 1000;
/** Someone who waits longer than this without a sign of life presses Ctrl-C. */
const SIGN_OF_LIFE_MS = 8 * SECOND;

/**
 * Gives the whole seconds since a moment.
 * @param {number} since milliseconds of the epoch
 * @returns {string} for example `12 s`
 */
function elapsed(since) {
	return `${Math.round((Date.now() - since) / SECOND)} s`;
}

/**
 * Prints a line.
 * @param {string} line
 */
function say(line) {
	process.stdout.write(`${line}\n`);
}

/**
 * Runs a piece of work under a title and prints a line with the elapsed seconds every few seconds
 * while it runs, and one when it is done.
 * @template T
 * @param {string} title what is being done, for example `Installing n8n`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work gives; its failure passes through
 */
async function step(title, work) {
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

module.exports = { elapsed, say, step };
