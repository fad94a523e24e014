/**
 * Makes the poll times for several polls a minute. n8n accepts at most one poll a minute in one
 * of them, but it accepts several of them.
 *
 * @param seconds between two polls; a minute is a whole number of them
 */
export function pollEvery(seconds: number) {
	const item = Array.from({ length: 60 / seconds }, (_, turn) => ({
		mode: 'custom',
		cronExpression: `${turn * seconds} * * * * *`,
	}));
	return { item };
}
