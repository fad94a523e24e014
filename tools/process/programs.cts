// @ts-check
const { accessSync, constants, existsSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { run } = require('./run');

/**
 * @param {string} path
 * @returns {boolean} whether it can be started
 */
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** @returns {boolean} whether Debian's packages can be installed here: as root only */
function canInstall() {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages, without what they only recommend.
 * @param {string[]} packages
 * @param {string} log the file for apt-get's output
 * @returns {Promise<void>}
 */
async function install(packages, log) {
	const options = { cwd: tmpdir(), log, env: { DEBIAN_FRONTEND: 'noninteractive' } };
	await run('apt-get', ['update', '-q'], options);
	await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

module.exports = { canInstall, install, isProgram };
