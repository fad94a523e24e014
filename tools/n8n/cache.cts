import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../process/problem.cts';

const LOCKS = join(__dirname, 'lock');
export const TOOLS = join(__dirname, 'tools');

/** The n8n that the demo and the tests run against. */
export const DEFAULT_VERSION = '2.41.1';

/** The n8n 1.x that the matrix runs on, and upgrades from. */
export const OLDER_VERSION = '1.123.81';

/** The place where one n8n version is, or will be, installed. */
export interface Place {
	/** The version of n8n. */
	version: string;
	/** The folder with its package.json and pnpm-lock.yaml. */
	lock: string;
	/** The folder of the installed n8n. It exists only when the installation is complete. */
	folder: string;
	/** Pnpm's store, shared between versions. */
	store: string;
	/** The log of the installers. */
	log: string;
}

/**
 * Finds the place of an n8n version: outside the checkout, once per machine, keyed by its lockfile.
 * @param version one that has a folder in tools/n8n/lock
 * @throws {Problem} when there is no lockfile for that version
 */
export function findPlace(version: string = DEFAULT_VERSION): Place {
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

/** @returns 12 hex digits over everything that decides what gets installed */
function hashLock(lock: string): string {
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
