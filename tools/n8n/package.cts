// @ts-check
const { mkdirSync, mkdtempSync, readdirSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { ROOT } = require('../prepare');
const { run } = require('../run');

/**
 * Packs this package exactly as npm would publish it.
 * @param {string} [folder] where to; a new temporary folder by default
 * @returns {Promise<string>} the tarball
 * @throws {import('../problem').Problem} when npm fails
 */
async function packPackage(folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-pack-'))) {
	const args = ['pack', '--pack-destination', folder, '--ignore-scripts'];
	await run('npm', args, { cwd: ROOT, log: join(folder, 'pack.log') });
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack left no tarball in ${folder}`);
	return join(folder, tarball);
}

/**
 * Installs a tarball as a community package of an n8n that is not running, as n8n's documentation
 * describes the manual installation. Peers are n8n's own, so they are left out.
 * @param {string} tarball
 * @param {{ userFolder: string }} n8n
 * @returns {Promise<void>}
 * @throws {import('../problem').Problem} when npm fails
 */
async function installPackage(tarball, { userFolder }) {
	const folder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	const args = ['install', tarball, '--ignore-scripts', '--omit=peer', '--no-audit', '--no-fund'];
	await run('npm', args, { cwd: folder, log: join(userFolder, 'community-package.log') });
}

module.exports = { installPackage, packPackage };
