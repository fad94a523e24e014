// @ts-check
/** The mutant that a test has failed for: no further test has anything to say about it. */
let dead = '';

/** @returns {string} the number that Stryker gave to the mutant in force; '' in the run without any */
function readMutant() {
	return process.env.__STRYKER_ACTIVE_MUTANT__ ?? '';
}

/**
 * The test files that mutants have died of, the latest first: the next mutant is mostly of the same few lines.
 * @type {string[]}
 */
let killers = [];

/**
 * For a test that has failed.
 * @param {string} file its test file
 */
function decide(file) {
	dead = readMutant();
	killers = [file, ...killers.filter((one) => one !== file)];
}

/**
 * @param {string} file of tests
 * @returns {number} its place among those that mutants have died of
 */
function rank(file) {
	const place = killers.indexOf(file);
	return place < 0 ? killers.length : place;
}

/** @returns {boolean} whether the mutant in force is dead */
function isDecided() {
	return dead !== '' && dead === readMutant();
}

module.exports = { decide, isDecided, rank, readMutant };
