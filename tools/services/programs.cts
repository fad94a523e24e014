import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Problem } from '../process/problem.cts';
import { canInstall, install, isProgram } from '../process/programs.cts';
import { step } from '../process/progress.cts';

/** Debian keeps PostgreSQL's programs out of PATH, a folder a version. */
const DEBIAN_POSTGRESQL = '/usr/lib/postgresql';

/**
 * Gives the paths of programs of a service; as root on Debian they are installed when missing.
 * @param service for people, for example `Redis`
 * @param names of the programs
 * @param debianPackage that has them
 * @returns in the order of the names
 * @throws {Problem} when one is missing and cannot be installed, with what to do
 */
export async function ensurePrograms(
	service: string,
	names: string[],
	debianPackage: string,
): Promise<string[]> {
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

/** @returns nothing unless all are there */
function findPrograms(names: string[]): string[] | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...listDebianFolders()];
	const paths = names.map((name) =>
		folders.map((folder) => join(folder, name)).find((path) => isProgram(path)),
	);
	const found = paths.filter((path) => path !== undefined);
	return found.length === names.length ? found : undefined;
}

/** @returns the newest version first */
function listDebianFolders(): string[] {
	if (!existsSync(DEBIAN_POSTGRESQL)) return [];
	return readdirSync(DEBIAN_POSTGRESQL)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(DEBIAN_POSTGRESQL, version, 'bin'));
}
