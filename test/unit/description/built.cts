import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const SOURCES = ['package.json', 'tsconfig.json', 'gulpfile.js', 'index.js', 'nodes'];

/**
 * Builds the package as `npm run build` does, in a folder of its own: the checkout's `dist` may be in
 * use by somebody else.
 *
 * @throws {Error} when the build fails
 */
export function buildPackage(): {
	directory: string;
	has: (path: string) => boolean;
	remove: () => void;
} {
	const directory = realpathSync(mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-built-')));
	for (const name of [...SOURCES, 'credentials', 'icons']) {
		cpSync(join(ROOT, name), join(directory, name), { recursive: true });
	}
	symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
	const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
	execFileSync(process.execPath, [gulp, 'build'], { cwd: directory, stdio: 'pipe' });
	return {
		directory,
		has: (path) => existsSync(join(directory, path)),
		remove: () => rmSync(directory, { recursive: true }),
	};
}
