// @ts-check
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT } = require('./prepare');

const README = join(ROOT, 'README.md');

/**
 * Reads what the README holds between the two marks of a generated part.
 * @param {string} name as in `<!-- name:start -->`
 * @returns {string}
 * @throws {Error} when a mark is missing
 */
function readPart(name) {
	return split(name).part;
}

/**
 * Puts a generated part into the README.
 * @param {string} name as in `<!-- name:start -->`
 * @param {string} part Markdown
 * @throws {Error} when a mark is missing
 */
function writePart(name, part) {
	const { before, after } = split(name);
	writeFileSync(README, `${before}\n\n${part}\n\n${after}`);
}

/** @param {string} name */
function split(name) {
	const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
	const text = readFileSync(README, 'utf8');
	const from = text.indexOf(start) + start.length;
	const to = text.indexOf(end, from);
	if (!text.includes(start) || to < 0) throw new Error(`README.md lacks ${start} or ${end}`);
	return { before: text.slice(0, from), part: text.slice(from, to).trim(), after: text.slice(to) };
}

module.exports = { readPart, writePart };
