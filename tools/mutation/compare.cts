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
	const left = new Set(EQUIVALENTS);
	/** @type {Mutant[]} */
	const unexplained = [];
	/** @type {Equivalent[]} */
	const explained = [];
	// Several mutants of a line may read alike: each entry is for one of them.
	for (const mutant of mutants.filter(({ lives }) => lives)) {
		const one = [...left].find((entry) => isSame(entry, mutant));
		if (one === undefined) unexplained.push(mutant);
		else explained.push(one);
		if (one !== undefined) left.delete(one);
	}
	const files = new Set(mutants.map(({ file }) => file));
	return { unexplained, explained, outdated: [...left].filter(({ file }) => files.has(file)) };
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
