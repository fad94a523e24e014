import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createN8n } from '../process.cts';
import { createRest } from '../rest/index.cts';
import { findPlace } from '../cache.cts';
import { makeOnce } from './cached.cts';
import type { Install } from '../install.cts';

/**
 * n8n derives its instance ID and signing keys from this key, and stores some of them in its
 * database.
 */
export const ENCRYPTION_KEY = 'of-tests-that-forget-everything';

/**
 * This password is safe enough for an n8n that listens on this machine only and is deleted
 * afterwards.
 */
export const OWNER = { email: 'owner@example.com', password: 'Owner-of-tests-1' };

const DATA = '.n8n';

/**
 * Makes n8n's data folder with a migrated SQLite database and an owner, once per version. n8n
 * starts on a copy in half the time.
 * @returns a function that copies it into an n8n's folder. That n8n needs the {@link ENCRYPTION_KEY}
 */
export async function prepareData(install: Install): Promise<(userFolder: string) => void> {
	const parts = [
		basename(findPlace(install.version).folder),
		readFileSync(join(__dirname, '../settings.cts')),
		readFileSync(__filename),
	];
	const folder = await makeOnce(`data-${install.version}`, parts, async (userFolder) => {
		const n8n = await createN8n({
			install,
			userFolder,
			env: { N8N_ENCRYPTION_KEY: ENCRYPTION_KEY },
		});
		try {
			await n8n.start();
			await createRest(n8n.url, { version: install.version }).createOwner(OWNER);
		} finally {
			await n8n.stop();
		}
		rmSync(n8n.logFile);
	});
	return (userFolder) => cpSync(join(folder, DATA), join(userFolder, DATA), { recursive: true });
}
