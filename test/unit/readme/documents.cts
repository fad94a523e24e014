import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const FOLDERS = ['.', 'docs', 'examples', '.github'];

/** Every text of the repository that a person reads, by its path. */
export const documents = new Map(
	FOLDERS.flatMap((folder) =>
		existsSync(join(ROOT, folder))
			? readdirSync(join(ROOT, folder))
					.filter((name) => name.endsWith('.md'))
					.map((name) => join(folder, name))
			: [],
	).map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
);

/**
 * @param path of a document
 * @throws {Error} when there is none
 */
export function readDocument(path: string): string {
	const text = documents.get(path);
	if (text === undefined) throw new Error(`There is no ${path}`);
	return text;
}

/**
 * Whether a link of a document leads to a file of the repository.
 *
 * @param path of the document
 * @param target as in the link
 */
export function leadsSomewhere(path: string, target: string) {
	return existsSync(join(ROOT, dirname(path), target));
}

/** @param path below the root */
export const hasFile = (path: string) => existsSync(join(ROOT, path));

/**
 * @param path of a document
 * @param file as a link in it names one
 * @returns the path of that file, below the root
 */
export const resolveLink = (path: string, file: string) => join(dirname(path), file);
