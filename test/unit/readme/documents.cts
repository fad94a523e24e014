// @ts-check
'use strict';

const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../../..');
const FOLDERS = ['.', 'docs', 'examples', '.github'];

/** Every text of the repository that a person reads, by its path. */
const documents = new Map(
	FOLDERS.flatMap((folder) =>
		existsSync(join(ROOT, folder))
			? readdirSync(join(ROOT, folder))
					.filter((name) => name.endsWith('.md'))
					.map((name) => join(folder, name))
			: [],
	).map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
);

/**
 * @param {string} path of a document
 * @returns {string}
 * @throws {Error} when there is none
 */
function readDocument(path) {
	const text = documents.get(path);
	if (text === undefined) throw new Error(`There is no ${path}`);
	return text;
}

/**
 * Whether a link of a document leads to a file of the repository.
 *
 * @param {string} path of the document
 * @param {string} target as it stands in the link
 */
function leadsSomewhere(path, target) {
	return existsSync(join(ROOT, dirname(path), target));
}

/** @param {string} path below the root */
const hasFile = (path) => existsSync(join(ROOT, path));

module.exports = { documents, hasFile, leadsSomewhere, readDocument };
