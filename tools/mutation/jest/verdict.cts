/** The mutant that a test has failed for: no further test has anything to say about it. */
let dead = '';

/** @returns the number that Stryker gave to the mutant in force; '' in the run without any */
export function readMutant(): string {
	return process.env.__STRYKER_ACTIVE_MUTANT__ ?? '';
}

/**
 * The test files that mutants have died of, the latest first: the next mutant is mostly of the same few lines.
 */
let killers: string[] = [];

/**
 * For a test that has failed.
 * @param file its test file
 */
export function decide(file: string) {
	dead = readMutant();
	killers = [file, ...killers.filter((one) => one !== file)];
}

/**
 * @param file of tests
 * @returns its place among those that mutants have died of
 */
export function rank(file: string): number {
	const place = killers.indexOf(file);
	return place < 0 ? killers.length : place;
}

/** @returns whether the mutant in force is dead */
export function isDecided(): boolean {
	return dead !== '' && dead === readMutant();
}
