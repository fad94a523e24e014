import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../root.cts';
import { installPackage, packPackage } from '../package.cts';
import { makeOnce } from './cached.cts';

const PACKAGES = '.n8n/nodes';

/** The files that npm packs, see `files` in package.json. */
const PACKED = ['package.json', 'CHANGELOG.md', 'README.md', 'LICENSE.md', 'index.js', 'dist'];

/**
 * Packs the package and installs the tarball as a community package, once for the same contents.
 * @returns `extension`: the installed package's folder; `copyTo` puts it into n8n's data folder
 */
export async function installPacked(): Promise<{
	extension: string;
	copyTo: (userFolder: string) => void;
}> {
	const folder = await makeOnce('package', readPacked(), async (userFolder) => {
		await installPackage(await packPackage(userFolder), { userFolder });
	});
	const packages = join(folder, PACKAGES);
	return {
		extension: join(packages, 'node_modules/n8n-nodes-argyle'),
		copyTo: (userFolder) => cpSync(packages, join(userFolder, PACKAGES), { recursive: true }),
	};
}

/** @returns the names and contents of the files that npm packs */
function readPacked(): (string | Buffer)[] {
	return PACKED.flatMap((name) => {
		const entries = name === 'dist' ? readdirSync(join(ROOT, name), { recursive: true }) : [''];
		return entries
			.map((entry) => join(name, String(entry)))
			.sort()
			.flatMap((path) => [path, readIfFile(join(ROOT, path))]);
	});
}

function readIfFile(path: string): Buffer | string {
	try {
		return readFileSync(path);
	} catch {
		return '';
	}
}
