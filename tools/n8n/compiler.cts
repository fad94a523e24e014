// @ts-check
const { spawnSync } = require('node:child_process');
const { Problem } = require('../problem');
const { canInstall, install } = require('../programs');
const { step } = require('../progress');

/**
 * SQLite's driver has prebuilt binaries on GitHub only, which many networks do not reach; so it is
 * compiled, and this is what node-gyp needs for that.
 */
const COMPILER = ['python3', 'make', 'g++'];

/**
 * Makes sure that a compiler is there; as root on Debian it is installed when missing.
 * @param {string} log the file for apt-get's output
 * @returns {Promise<void>}
 * @throws {Problem} when it is missing and cannot be installed
 */
async function ensureCompiler(log) {
	const missing = findMissing();
	if (missing.length === 0) return;
	const list = missing.join(', ');
	if (canInstall()) {
		await step(`Installing ${list} (apt-get)`, () => install(missing, log));
	}
	if (findMissing().length === 0) return;
	throw new Problem(
		`n8n's SQLite driver has to be compiled, and ${list} could not be found: install python3, make and g++ (Debian: \`sudo apt-get install -y python3 make g++\`; macOS: \`xcode-select --install\`) and run this again.`,
	);
}

/** @returns {string[]} */
function findMissing() {
	return COMPILER.filter((command) => !answers(command));
}

/**
 * @param {string} command
 * @returns {boolean}
 */
function answers(command) {
	return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

module.exports = { ensureCompiler };
