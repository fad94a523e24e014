// @ts-check
// `node tools/bootstrap.mjs <entry> [arguments]`: runs a TypeScript file of this checkout with nothing but Node and npm
// installed. The only JavaScript of tools/, because it has to run before tsx is there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_NODE = [20, 19];

/** It needs other platforms' optional packages in the lockfile: create that one without a node_modules next to it. */
const INSTALL = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];

/** Set by npm for the script it runs, and wrong for an npm inside of that script. */
const NPM_VARIABLE = /^npm_(package|lifecycle|config_(local_prefix|ignore_scripts|omit))/i;

function isNodeNewEnough() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
	return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * npm writes node_modules/.package-lock.json last, so it stands for a finished install.
 */
function isInstalled() {
	const wanted = readLock('package-lock.json');
	const found = readLock('node_modules/.package-lock.json');
	if (wanted === undefined || found === undefined) return false;
	return Object.entries(wanted).every(([path, one]) => {
		const other = found[path];
		if (path === '') return true;
		if (other === undefined) return one.optional === true || one.devOptional === true;
		return other.version === one.version && other.integrity === one.integrity;
	});
}

/**
 * @param {string} path relative to the checkout
 * @returns {Record<string, Locked> | undefined}
 */
function readLock(path) {
	try {
		return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages;
	} catch {
		return undefined;
	}
}

/** @returns {boolean} whether npm succeeded */
function install() {
	process.stdout.write('Installing the development dependencies (npm ci) …\n');
	const env = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !NPM_VARIABLE.test(name)),
	);
	// npm is a script on Windows, which only a shell starts.
	const shell = process.platform === 'win32';
	return spawnSync('npm', INSTALL, { cwd: ROOT, env, shell, stdio: 'inherit' }).status === 0;
}

/** @param {string} sentence */
function fail(sentence) {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

const [, , entry = ''] = process.argv;
if (!isNodeNewEnough()) {
	fail(
		`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join('.')} or newer and run this again.`,
	);
}
if (!isInstalled() && !install()) fail('`npm ci` failed, see above.');
// The entry finds its own arguments behind its name, as if Node itself had started it.
process.argv.splice(1, 1);
// As CommonJS: through the hooks for ECMAScript modules Node 20 loads no native addon (Playwright's and ESLint's have some).
const require = createRequire(import.meta.url);
require('tsx/cjs');
require(resolve(entry));
