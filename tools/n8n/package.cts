import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../root.cts';
import { step } from '../process/progress.cts';
import { run } from '../process/run.cts';

/**
 * Builds this package into dist/.
 * @param log the file for the output
 * @throws {Problem} when the build fails
 */
export async function buildPackage(log = join(ROOT, 'reports/build.log')): Promise<void> {
	const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
	await step('Building the package', () =>
		run(process.execPath, [gulp, 'build'], { cwd: ROOT, log }),
	);
}

/**
 * Packs this package exactly as npm would publish it.
 * @param folder where to; a new temporary folder by default
 * @returns the tarball
 * @throws {Problem} when npm fails
 */
export async function packPackage(
	folder: string = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-pack-')),
): Promise<string> {
	const args = ['pack', '--pack-destination', folder, '--ignore-scripts'];
	await run('npm', args, { cwd: ROOT, log: join(folder, 'pack.log') });
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}`);
	return join(folder, tarball);
}

/**
 * Installs a tarball as a community package of an n8n that is not running, in the way that n8n's
 * documentation describes for a manual installation. It leaves out peers, because n8n has its own.
 * @throws {Problem} when npm fails
 */
export async function installPackage(
	tarball: string,
	{ userFolder }: { userFolder: string },
): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	const args = ['install', tarball, '--ignore-scripts', '--omit=peer', '--no-audit', '--no-fund'];
	await run('npm', args, { cwd: folder, log: join(userFolder, 'community-package.log') });
}
