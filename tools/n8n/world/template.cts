import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createN8n } from '../process.cts';
import { createRest } from '../rest/index.cts';
import { findPlace } from '../cache.cts';
import { makeOnce } from './cached.cts';
import type { Install } from '../install.cts';
import type { Login } from '../rest/session.cts';

/** n8n derives its instance id and signing keys from it, and stores some of that in its database. */
export const ENCRYPTION_KEY = 'of-tests-that-forget-everything';

const DATA = '.n8n';

/**
 * Makes n8n's data folder with a migrated SQLite database and an owner in it, once a version: n8n starts on a copy in
 * half the time.
 * @returns copies it into an n8n's folder; that n8n needs the {@link ENCRYPTION_KEY}
 */
export async function prepareData(
	install: Install,
	owner: Login,
): Promise<(userFolder: string) => void> {
	const parts = [
		basename(findPlace(install.version).folder),
		readFileSync(join(__dirname, '../settings.cts')),
		readFileSync(__filename),
		JSON.stringify(owner),
	];
	const folder = await makeOnce(`data-${install.version}`, parts, async (userFolder) => {
		const n8n = await createN8n({
			install,
			userFolder,
			env: { N8N_ENCRYPTION_KEY: ENCRYPTION_KEY },
		});
		try {
			await n8n.start();
			await createRest(n8n.url, { version: install.version }).createOwner(owner);
		} finally {
			await n8n.stop();
		}
		rmSync(n8n.logFile);
	});
	return (userFolder) => cpSync(join(folder, DATA), join(userFolder, DATA), { recursive: true });
}
