// @ts-check
const { existsSync, readdirSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { delimiter, join } = require('node:path');
const { Problem } = require('../problem');
const { canInstall, install, isProgram } = require('../programs');
const { step } = require('../progress');

/** Debian keeps PostgreSQL's programs out of PATH, a folder a version. */
const DEBIAN_POSTGRESQL = '/usr/lib/postgresql';

/**
 * Gives the paths of programs of a service; as root on Debian they are installed when missing.
 * @param {string} service for people, for example `Redis`
 * @param {string[]} names of the programs
 * @param {string} debianPackage that has them
 * @returns {Promise<string[]>} in the order of the names
 * @throws {Problem} when one is missing and cannot be installed, with what to do
 */
async function ensurePrograms(service, names, debianPackage) {
	const found = findPrograms(names);
	if (found !== undefined) return found;
	if (canInstall()) {
		const log = join(tmpdir(), `n8n-nodes-argyle-${debianPackage}.log`);
		await step(`Installing ${service} (apt-get)`, () => install([debianPackage], log));
	}
	const installed = findPrograms(names);
	if (installed !== undefined) return installed;
	throw new Problem(
		`These tests need ${service}, and ${names.join(', ')} could not be found: install it (Debian, Ubuntu: \`sudo apt-get install ${debianPackage}\`; macOS: Homebrew) and run this again.`,
	);
}

/**
 * @param {string[]} names
 * @returns {string[] | undefined} nothing unless all are there
 */
function findPrograms(names) {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...listDebianFolders()];
	const paths = names.map((name) =>
		folders.map((folder) => join(folder, name)).find((path) => isProgram(path)),
	);
	const found = paths.filter((path) => path !== undefined);
	return found.length === names.length ? found : undefined;
}

/** @returns {string[]} the newest version first */
function listDebianFolders() {
	if (!existsSync(DEBIAN_POSTGRESQL)) return [];
	return readdirSync(DEBIAN_POSTGRESQL)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(DEBIAN_POSTGRESQL, version, 'bin'));
}

module.exports = { ensurePrograms };
