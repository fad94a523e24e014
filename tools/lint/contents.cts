import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a user downloads; `dist` holds the rest. */
const ROOT_FILES = ['CHANGELOG.md', 'LICENSE.md', 'README.md', 'index.js', 'package.json'];

/** Of the tarball. A larger one makes the installation on a slow line noticeable. */
const MAX_BYTES = 150_000;

/**
 * Checks what npm would publish.
 *
 * @param folder with the unpacked tarball
 * @returns what is wrong
 */
export function findSurprises(tarball: string, folder: string): string[] {
	const files = listFiles(folder);
	const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const { size } = statSync(tarball);
	return [
		...files
			.filter((file) => !file.startsWith('dist/') && !ROOT_FILES.includes(file))
			.map((file) => `${file} does not belong in the package`),
		...files
			.filter((file) => /\.(ts|map|tsbuildinfo|test\.js)$/.test(file))
			.map((file) => `${file} is of no use to a user`),
		...[...ROOT_FILES, ...named]
			.filter((file) => !files.includes(file))
			.map((file) => `${file} is missing`),
		...(size > MAX_BYTES ? [`The package has ${size} bytes, more than ${MAX_BYTES}`] : []),
		...['dependencies', 'optionalDependencies', 'bundleDependencies']
			.filter((key) => Object.keys(manifest[key] ?? {}).length > 0)
			.map((key) => `package.json has ${key}: n8n wants none`),
	];
}

/** @returns paths below it, with slashes */
function listFiles(folder: string): string[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
		.map((path) => path.replaceAll('\\', '/'));
}
