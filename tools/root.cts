import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Problem } from './process/problem.cts';
import { step } from './process/progress.cts';
import { run } from './process/run.cts';

/** Entry points load this file before anything is installed: Node's own modules only. */
export const ROOT = resolve(__dirname, '..');
const OLDEST_NODE = [20, 19];

/** Other platforms' optional packages have to stand in the lockfile for it: make that one without a node_modules beside it. */
const INSTALL = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];

interface LockedPackage {
	version?: string;
	integrity?: string;
	optional?: boolean;
	devOptional?: boolean;
	peer?: boolean;
}

/**
 * Refuses a Node that is too old for this package.
 * @param version for example `20.19.0`
 * @throws {Problem} with the version that is needed
 */
export function checkNode(version: string = process.versions.node) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
	throw new Problem(
		`Node ${version} is too old: install Node ${OLDEST_NODE.join('.')} or newer and run this again.`,
	);
}

/**
 * Installs the development dependencies unless exactly those of package-lock.json are there.
 * @throws {Problem} when Node is too old or npm fails
 */
export async function prepare(): Promise<void> {
	checkNode();
	if (isInstalled()) return;
	const log = join(tmpdir(), 'n8n-nodes-argyle-npm-install.log');
	await step('Installing the development dependencies (npm)', () =>
		run('npm', INSTALL, { cwd: ROOT, log }),
	);
}

/** npm writes node_modules/.package-lock.json last, so it stands for a finished install. */
function isInstalled(): boolean {
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

/** @param path relative to the checkout */
function readLock(path: string): Record<string, LockedPackage> | undefined {
	try {
		return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages;
	} catch {
		return undefined;
	}
}
