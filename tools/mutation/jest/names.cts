// @ts-check
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { resolve } = require('node:path');

/** In Stryker's copy of the checkout, where each process of the run finds it. */
const FILE = resolve('mutation-tests.jsonl');

/** @typedef {{ file: string, name: string, ms: number }} Noted */

/**
 * Notes a test of the run without a mutant: Stryker chooses tests by name, and only jest knows in which files they are.
 * @param {Noted} noted
 */
function note(noted) {
	appendFileSync(FILE, `${JSON.stringify(noted)}\n`);
}

/**
 * @param {import('@jest/types').Circus.TestEntry} test
 * @returns {string} as jest matches it with `testNamePattern`
 */
function nameFully(test) {
	const names = [test.name];
	for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
	return names.join(' ');
}

/** @type {Noted[] | undefined} */
let known;

/** @returns {Noted[]} the tests of the run without a mutant; none before it */
function recall() {
	if (!existsSync(FILE)) return [];
	known ??= readFileSync(FILE, 'utf8')
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));
	return known;
}

/** @type {Set<string> | null} */
let chosen = null;

/**
 * Takes over the tests that a run is for.
 * @param {string | undefined} pattern as Stryker writes it, `(name)|(name)` with escapes; undefined for all
 */
function choose(pattern) {
	chosen = pattern
		? new Set(
				pattern
					.slice(1, -1)
					.split(')|(')
					.map((name) => name.replace(/\\(.)/g, '$1')),
			)
		: null;
}

/**
 * @param {string} name
 * @returns {boolean}
 */
function isChosen(name) {
	return chosen === null || chosen.has(name);
}

/** Takes the place of the pattern: a thousand names, tried on each of a thousand tests, are seconds. */
const names = Object.assign(/chosen/, { test: isChosen });

module.exports = { choose, isChosen, nameFully, names, note, recall };
