// @ts-check
const { EQUIVALENTS } = require('./equivalents');

/** @typedef {import('./equivalents').Equivalent} Equivalent */
/** @typedef {import('./mutants').Mutant} Mutant */

/**
 * Compares those that lived with the list.
 * @param {Mutant[]} mutants
 * @returns {{ unexplained: Mutant[], explained: Equivalent[], outdated: Equivalent[] }} `outdated`: listed, and of a file
 * that was mutated, but dead
 */
function compare(mutants) {
	const living = mutants.filter(({ lives }) => lives);
	const files = new Set(mutants.map(({ file }) => file));
	return {
		unexplained: living.filter((mutant) => !EQUIVALENTS.some((one) => isSame(one, mutant))),
		explained: EQUIVALENTS.filter((one) => living.some((mutant) => isSame(one, mutant))),
		outdated: EQUIVALENTS.filter(
			(one) => files.has(one.file) && !living.some((mutant) => isSame(one, mutant)),
		),
	};
}

/**
 * @param {Equivalent} listed
 * @param {Mutant} mutant
 * @returns {boolean}
 */
function isSame(listed, mutant) {
	return (
		listed.file === mutant.file &&
		listed.mutator === mutant.mutator &&
		listed.line === mutant.line &&
		listed.replacement === mutant.replacement
	);
}

module.exports = { compare };
