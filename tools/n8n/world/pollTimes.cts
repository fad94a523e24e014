/**
 * Poll times of a polling trigger, for several polls a minute: n8n takes no more than one a minute in one
 * of them, but takes several of them.
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
