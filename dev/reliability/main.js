// @ts-check
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { ROOT } = require('../prepare');
const { say } = require('../progress');
const { CHAPTERS, LIMITS } = require('./cases');

const REPORTS = join(ROOT, 'reports');
const PAGE = join(ROOT, 'docs/reliability.md');

/** @typedef {{ file: string, numbers: number[], status: string }} Tried */
/** @typedef {{ number: number, text: string, tests: Tried[] }} Case */

/**
 * Tells which case is covered by which tests, from the reports that `npm test` and its parts leave.
 *
 * @param {string | undefined} mode `--write` for docs/reliability.md
 * @returns {number} the exit code: 1 when a case has no test and no reason
 */
function main(mode) {
	const tried = readReports();
	const chapters = CHAPTERS.map(([title, first, texts]) => ({
		title,
		cases: texts.map((text, index) => toCase(first + index, text, tried)),
	}));
	const all = chapters.flatMap(({ cases }) => cases);
	const open = all.filter(({ number, tests }) => tests.length === 0 && !(number in LIMITS));
	const failed = all.filter(({ tests }) => tests.some(({ status }) => status === 'failed'));
	const score = `${all.length - open.length - failed.length} of ${all.length} cases covered and passed, ${tried.length} tests behind them`;
	if (mode === '--write') writeFileSync(PAGE, render(chapters, score));
	say(score);
	if (open.length > 0) say(`Without a test: ${open.map(({ number }) => number).join(', ')}`);
	if (failed.length > 0) say(`Failed: ${failed.map(({ number }) => number).join(', ')}`);
	return open.length + failed.length === 0 ? 0 : 1;
}

/** @returns {Tried[]} the tests of all reports that name a case */
function readReports() {
	if (!existsSync(REPORTS)) return [];
	return readdirSync(REPORTS)
		.filter((name) => /^tests-.*\.json$/.test(name))
		.flatMap((name) => {
			/** @type {{ testResults: { name: string, assertionResults: { fullName: string, status: string }[] }[] }} */
			const { testResults } = JSON.parse(readFileSync(join(REPORTS, name), 'utf8'));
			return testResults.flatMap((suite) =>
				suite.assertionResults.map(({ fullName, status }) => ({
					file: relative(ROOT, suite.name),
					numbers: readNumbers(fullName),
					status,
				})),
			);
		})
		.filter(({ numbers }) => numbers.length > 0);
}

/**
 * @param {string} name
 * @returns {number[]} the cases it names; "1-4" are four
 */
function readNumbers(name) {
	return [...name.matchAll(/\[checklist ([\d,\s–-]+)\]/g)].flatMap(([, list = '']) =>
		list.split(',').flatMap((one) => {
			const [from = NaN, to = from] = one.split(/[–-]/).map(Number);
			return Array.from({ length: to - from + 1 }, (_, index) => from + index);
		}),
	);
}

/**
 * @param {number} number
 * @param {string} text
 * @param {Tried[]} tried
 * @returns {Case}
 */
function toCase(number, text, tried) {
	return { number, text, tests: tried.filter(({ numbers }) => numbers.includes(number)) };
}

/**
 * @param {{ title: string, cases: Case[] }[]} chapters
 * @param {string} score
 */
function render(chapters, score) {
	const tables = chapters.map(({ title, cases }) =>
		[
			`## ${title}`,
			'',
			'| | What has to be true | Tests | Where |',
			'| --- | --- | --- | --- |',
			...cases.map(renderCase),
		].join('\n'),
	);
	return `${[
		'# Reliability',
		'',
		'Generated from the tests (`node dev/reliability.mjs --write` after `npm test`); numbers as in their names.',
		'',
		`**${score}.**`,
		'',
		...tables.flatMap((table) => [table, '']),
		'## What can’t be promised',
		'',
		...Object.entries(LIMITS).map(([number, reason]) => `- **${number}**: ${reason}`),
	].join('\n')}\n`;
}

/** @param {Case} one */
function renderCase({ number, text, tests }) {
	const failed = tests.filter(({ status }) => status !== 'passed').length;
	const count = failed > 0 ? `${tests.length}, ${failed} of them not passed` : `${tests.length}`;
	const files = [...new Set(tests.map(({ file }) => file))].sort();
	const limited = number in LIMITS ? ' (see below)' : '';
	return `| ${number} | ${text}${limited} | ${count} | ${files.map((file) => `\`${file.replace(/^test\//, '')}\``).join(', ')} |`;
}

module.exports = { main };
