import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installPackage, packPackage } from '../package.cts';

const PACKAGES = '.n8n/nodes';

/**
 * Packs the package and installs the tarball once, as a community package is.
 * @returns `extension`: the installed package's folder; `copyTo` puts it into n8n's data folder
 */
export async function installPacked(): Promise<{
	extension: string;
	copyTo: (userFolder: string) => void;
	remove: () => void;
}> {
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-installed-'));
	const tarball = await packPackage();
	await installPackage(tarball, { userFolder });
	rmSync(dirname(tarball), { recursive: true });
	const packages = join(userFolder, PACKAGES);
	return {
		extension: join(packages, 'node_modules/n8n-nodes-argyle'),
		copyTo: (folder) => cpSync(packages, join(folder, PACKAGES), { recursive: true }),
		remove: () => rmSync(userFolder, { recursive: true, force: true }),
	};
}
