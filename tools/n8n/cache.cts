// @ts-check
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');
const { Problem } = require('../problem');

const LOCKS = join(__dirname, 'lock');
const TOOLS = join(__dirname, 'tools');

/** The n8n that the demo and the tests run against. */
const DEFAULT_VERSION = '2.41.1';

/** The n8n 1.x that the matrix runs on, and upgrades from. */
const OLDER_VERSION = '1.123.81';

/**
 * @typedef {object} Place where one n8n version is, or will be, installed
 * @property {string} version n8n's version
 * @property {string} lock the folder with its package.json and pnpm-lock.yaml
 * @property {string} folder the finished install; exists only when it is whole
 * @property {string} store pnpm's store, shared between versions
 * @property {string} log what the installers printed
 */

/**
 * Says where an n8n version belongs: outside the checkout, once a machine, keyed by its lockfile.
 * @param {string} [version] one that has a folder in dev/n8n/lock
 * @returns {Place}
 * @throws {Problem} when there is no lockfile for that version
 */
function findPlace(version = DEFAULT_VERSION) {
	const lock = join(LOCKS, version);
	if (!existsSync(join(lock, 'pnpm-lock.yaml'))) {
		throw new Problem(
			`There is no lockfile for n8n ${version}; there are some for: ${readdirSync(LOCKS).join(', ')}.`,
		);
	}
	const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-argyle');
	return {
		version,
		lock,
		folder: join(cache, `n8n-${version}-${hashLock(lock)}`),
		store: join(cache, 'pnpm-store'),
		log: join(cache, 'logs', `install-n8n-${version}.log`),
	};
}

/**
 * @param {string} lock
 * @returns {string} 12 hex digits over everything that decides what gets installed
 */
function hashLock(lock) {
	const hash = createHash('sha256');
	for (const file of [
		join(lock, 'package.json'),
		join(lock, 'pnpm-lock.yaml'),
		join(TOOLS, 'package-lock.json'),
	]) {
		hash.update(readFileSync(file));
	}
	return hash.digest('hex').slice(0, 12);
}

module.exports = { DEFAULT_VERSION, OLDER_VERSION, TOOLS, findPlace };
