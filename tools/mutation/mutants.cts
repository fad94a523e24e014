// @ts-check
/**
 * @typedef {object} Mutant
 * @property {string} file below nodes/Argyle
 * @property {string} mutator the kind of change, as Stryker calls it
 * @property {string} line the source line that the change begins in
 * @property {string} replacement what stands there then, on one line
 * @property {string} status as Stryker calls it
 * @property {boolean} lives whether no test fails for it
 */

/**
 * @typedef {object} Report Stryker's, as far as it is read
 * @property {Record<string, { source: string, mutants: Reported[] }>} files
 */

/** @typedef {{ mutatorName: string, replacement?: string, status: string, location: { start: { line: number } } }} Reported */

/** @type {readonly string[]} */
const LIVING = ['Survived', 'NoCoverage'];

/**
 * Reads a report. A mutant is known by its text, not by its place, so that a list of them outlives changes elsewhere.
 * @param {Report} report
 * @returns {Mutant[]}
 */
function readMutants({ files }) {
	return Object.entries(files).flatMap(([path, { source, mutants }]) => {
		const lines = source.split('\n');
		return mutants.map(({ mutatorName, replacement = '', status, location }) => ({
			file: path.replace(/^nodes\/Argyle\//, ''),
			mutator: mutatorName,
			line: (lines[location.start.line - 1] ?? '').trim(),
			replacement: replacement.replace(/\s+/g, ' '),
			status,
			lives: LIVING.includes(status),
		}));
	});
}

module.exports = { readMutants };
