// @ts-check
const { cpSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { installPackage, packPackage } = require('../../dev/n8n/package');

const PACKAGES = '.n8n/nodes';

/**
 * Packs the package and installs the tarball once, as a community package is.
 * @returns {Promise<{ extension: string, copyTo: (userFolder: string) => void, remove: () => void }>}
 * `extension`: the installed package's folder; `copyTo` puts it into n8n's data folder
 */
async function installPacked() {
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-installed-'));
	const tarball = await packPackage();
	await installPackage(tarball, { userFolder });
	rmSync(dirname(tarball), { recursive: true });
	const packages = join(userFolder, PACKAGES);
	return {
		extension: join(packages, 'node_modules/n8n-nodes-argyle'),
		copyTo: (folder) => cpSync(packages, join(folder, PACKAGES), { recursive: true }),
		remove: () => rmSync(userFolder, { recursive: true, force: true }),
	};
}

module.exports = { installPacked };
