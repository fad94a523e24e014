// @ts-check
const { accessSync, constants, existsSync, readdirSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { delimiter, join } = require('node:path');
const { Problem } = require('../problem');
const { step } = require('../progress');
const { run } = require('../run');

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
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		await step(`Installing ${service} (apt-get)`, () => installPackage(debianPackage));
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

/** @param {string} path */
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** @param {string} name */
async function installPackage(name) {
	const log = join(tmpdir(), `n8n-nodes-argyle-${name}.log`);
	const options = { cwd: tmpdir(), log, env: { DEBIAN_FRONTEND: 'noninteractive' } };
	await run('apt-get', ['update', '-q'], options);
	await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], options);
}

module.exports = { ensurePrograms };
