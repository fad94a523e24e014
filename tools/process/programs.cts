import { accessSync, constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { run } from './run.cts';

/** @returns whether it can be started */
export function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** @returns whether Debian's packages can be installed here: as root only */
export function canInstall(): boolean {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages, without what they only recommend.
 * @param log the file for apt-get's output
 */
export async function install(packages: string[], log: string): Promise<void> {
	const options = { cwd: tmpdir(), log, env: { DEBIAN_FRONTEND: 'noninteractive' } };
	await run('apt-get', ['update', '-q'], options);
	await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}
