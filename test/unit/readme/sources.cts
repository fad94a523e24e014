// @ts-check
'use strict';

const { readFileSync, readdirSync } = require('node:fs');
const { join, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../../..');

/**
 * @param {string} path below the root
 * @returns {string}
 */
const readSource = (path) => readFileSync(join(ROOT, path), 'utf8');

/**
 * The texts of the package's code as a reader of the README writes them: "…" for what is filled in.
 *
 * @returns {string}
 */
function readTexts() {
	const files = readdirSync(join(ROOT, 'nodes'), { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => file.endsWith('.ts'))
		.map((file) => readSource(join('nodes', file)))
		.join('\n')
		.replace(/\$\{[^}]*\}/g, '…')
		.replaceAll("\\'", "'");
}

/** @returns {string[]} the names of all nodes of the examples */
function listNodeNames() {
	const files = readdirSync(join(ROOT, 'examples')).filter((file) => file.endsWith('.json'));
	return files.flatMap((file) => {
		/** @type {{ nodes: { name: string }[] }} */
		const { nodes } = JSON.parse(readSource(join('examples', file)));
		return nodes.map(({ name }) => name);
	});
}

module.exports = { listNodeNames, readSource, readTexts };
