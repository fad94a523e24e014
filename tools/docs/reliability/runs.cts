// @ts-check
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { compare } = require('../mutation/compare');
const { LOWEST_SCORE } = require('../mutation/score');
const { ROOT } = require('../prepare');

const REPORTS = join(ROOT, 'reports');

/**
 * A run that proves a case and is no test: too long for one, or about the tests.
 * @typedef {object} Run
 * @property {string} command
 * @property {string} summary what it came to
 * @property {boolean} passed
 * @property {string} chapter what the page tells of it, as Markdown
 */

/**
 * @typedef {{ at: string, seconds: number, deliveries: number, verdicts: { goal: string, met: boolean, found: string }[] }} Soak
 * @typedef {{ at: string, score: number, killed: number, timeout: number, survived: number, noCoverage: number, ignored: number, survivors: import('../mutation/mutants').Mutant[] }} Mutation
 */

/**
 * Reads what the long runs on this machine came to.
 * @returns {Map<number, Run>} by the number of the case
 */
function readRuns() {
	/** @type {Map<number, Run>} */
	const runs = new Map();
	/** @type {Soak | undefined} */
	const soak = readReport('soak');
	/** @type {Mutation | undefined} */
	const mutation = readReport('mutation');
	if (soak) runs.set(77, describeSoak(soak));
	if (mutation) runs.set(79, describeMutation(mutation));
	return runs;
}

/** @param {string} name */
function readReport(name) {
	const file = join(REPORTS, `${name}.json`);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {Soak} soak
 * @returns {Run}
 */
function describeSoak({ at, seconds, deliveries, verdicts }) {
	const met = verdicts.filter((one) => one.met).length;
	const summary = `${deliveries.toLocaleString('en')} deliveries in ${Math.round(seconds / 60)} minutes, ${met} of ${verdicts.length} goals met`;
	const lines = verdicts.map(
		({ goal, met: isMet, found }) => `- ${isMet ? 'Met' : '**Missed**'}: ${goal} (${found})`,
	);
	const head = `\`npm run soak\` on ${at.slice(0, 10)}: ${summary}.`;
	return {
		command: 'npm run soak',
		summary,
		passed: met === verdicts.length,
		chapter: ['## The soak', '', head, '', ...lines].join('\n'),
	};
}

/**
 * @param {Mutation} mutation
 * @returns {Run}
 */
function describeMutation({
	at,
	score,
	killed,
	timeout,
	survived,
	noCoverage,
	ignored,
	survivors,
}) {
	const tried = killed + timeout + survived + noCoverage;
	const { unexplained, explained } = compare(survivors);
	const summary = `${score} % of ${tried.toLocaleString('en')} mutants noticed`;
	const head = `\`npm run test:mutation\` on ${at.slice(0, 10)}: ${summary}. ${survivors.length} lived, each listed here with the reason why nothing can notice it; ${ignored} in constants were not tried. Mutated are api/, webhook/, failure/ without its catalogue, and the delete with its guard.`;
	const rows = explained.map(({ file, line, replacement, why }) =>
		[`\`${file}\``, toCode(line), toCode(replacement), why].join(' | '),
	);
	const table = ['| File | Line | Becomes | Why nobody notices |', '| --- | --- | --- | --- |'];
	return {
		command: 'npm run test:mutation',
		summary,
		passed: score >= LOWEST_SCORE && unexplained.length === 0,
		chapter: [
			'## Mutants',
			'',
			head,
			...(rows.length > 0 ? ['', ...table, ...rows.map((row) => `| ${row} |`)] : []),
		].join('\n'),
	};
}

/** @param {string} text */
function toCode(text) {
	return `\`\`${text.replaceAll('|', '\\|')} \`\``;
}

module.exports = { readRuns };
