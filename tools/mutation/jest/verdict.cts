/** The killed mutant: further tests are unnecessary. */
let dead = '';

/** @returns the number that Stryker gave to the mutant in force; '' in the run without any */
export function readMutant(): string {
	return process.env.__STRYKER_ACTIVE_MUTANT__ ?? '';
}

/**
 * The test files that killed mutants, the latest first: the next mutant is usually in the same few lines.
 */
let killers: string[] = [];

/**
 * Marks the active mutant as killed.
 * @param file the file of the failed test
 */
export function decide(file: string) {
	dead = readMutant();
	killers = [file, ...killers.filter((one) => one !== file)];
}

/**
 * @param file a test file
 * @returns its place among the files that killed mutants
 */
export function rank(file: string): number {
	const place = killers.indexOf(file);
	return place < 0 ? killers.length : place;
}

/** @returns whether the mutant in force is dead */
export function isDecided(): boolean {
	return dead !== '' && dead === readMutant();
}
