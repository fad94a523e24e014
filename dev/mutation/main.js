// @ts-check
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT, prepare } = require('../prepare');
const { describeFailure } = require('../problem');
const { elapsed, say, step } = require('../progress');
const { run } = require('../run');
const { INTERRUPTED, nextSignal } = require('../signals');
const { configure } = require('./configure');
const { compare } = require('./equivalents');
const { readMutants } = require('./mutants');
const { ROOMS } = require('./rooms');
const { count, formatCounts } = require('./score');

/** @typedef {import('./mutants').Mutant} Mutant */
/** @typedef {import('./rooms').Room} Room */

const REPORTS = join(ROOT, 'reports');
const WORK = join(REPORTS, 'mutation');
const STRYKER = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/** In percent, as Stryker counts. */
const LOWEST_SCORE = 95;

/**
 * Changes the package in a thousand small ways and sees whether a test fails for each.
 * @param {string[]} names of rooms; all of them unless some are named
 * @returns {Promise<number>} the exit code: 1 when too many changes go unnoticed, or one without a reason for it
 */
async function main(names) {
	nextSignal().then(() => process.exit(INTERRUPTED));
	const start = Date.now();
	const rooms = ROOMS.filter(({ name }) => names.length === 0 || names.includes(name));
	if (rooms.length < Math.max(names.length, 1)) {
		say(`There are: ${ROOMS.map(({ name }) => name).join(', ')}.`);
		return 1;
	}
	try {
		await prepare();
		const mutants = [];
		for (const room of rooms) {
			const found = await step(`Mutating: ${room.name}`, () => mutate(room));
			say(formatCounts(found));
			mutants.push(...found);
		}
		if (names.length === 0) keep(mutants);
		return report(mutants, start);
	} catch (error) {
		say(describeFailure(error));
		return 1;
	} finally {
		rmSync(join(WORK, 'work'), { recursive: true, force: true });
	}
}

/**
 * @param {Room} room
 * @returns {Promise<Mutant[]>}
 */
async function mutate(room) {
	const path = (/** @type {string} */ extension) => join(WORK, `${room.name}.${extension}`);
	mkdirSync(WORK, { recursive: true });
	for (const extension of ['log', 'report.json']) rmSync(path(extension), { force: true });
	writeFileSync(
		path('config.json'),
		JSON.stringify(configure(room, { report: path('report.json'), work: join(WORK, 'work') })),
	);
	await run(process.execPath, [STRYKER, 'run', path('config.json')], {
		cwd: ROOT,
		log: path('log'),
		env: { MUTATION_TESTS: room.tests.join(' ') },
	});
	return readMutants(JSON.parse(readFileSync(path('report.json'), 'utf8')));
}

/**
 * Leaves the result for docs/reliability.md.
 * @param {Mutant[]} mutants
 */
function keep(mutants) {
	const survivors = mutants.filter(({ lives }) => lives);
	const summary = { ...count(mutants), at: new Date().toISOString(), survivors };
	writeFileSync(join(REPORTS, 'mutation.json'), `${JSON.stringify(summary, null, '\t')}\n`);
}

/**
 * @param {Mutant[]} mutants
 * @param {number} start
 * @returns {number} the exit code
 */
function report(mutants, start) {
	const { score, killed, timeout, survived, noCoverage, ignored } = count(mutants);
	const { unexplained, outdated } = compare(mutants);
	for (const { file, mutator, line, replacement } of unexplained) {
		say(`✕ ${file}: ${mutator}\n    ${line}\n    → ${replacement}`);
	}
	for (const { file, line } of outdated) say(`Not a survivor any more: ${file}: ${line}`);
	say(
		`\n${score} % of ${killed + timeout + survived + noCoverage} mutants were noticed in ${elapsed(start)}; ${survived + noCoverage} lived, ${unexplained.length} of them without a reason; ${ignored} in constants were not tried`,
	);
	return score >= LOWEST_SCORE && unexplained.length === 0 ? 0 : 1;
}

module.exports = { main };
