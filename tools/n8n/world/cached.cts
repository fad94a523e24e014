import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { findPlace } from '../cache.cts';

/**
 * The folder is next to n8n and not in the checkout, because npm uses the next package.json above a
 * folder.
 */
const CACHE = join(dirname(findPlace().folder), 'made');
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Makes a folder once for all runs that need the same. It gets its name in one move. So two
 * processes at the same time do the work twice, and none finds an incomplete folder.
 * @param name of the folder, for people
 * @param parts the values that decide its contents
 * @param make fills an empty folder
 * @returns the folder, which nobody may change
 * @throws what `make` throws; nothing is left then
 */
export async function makeOnce(
	name: string,
	parts: (string | Buffer)[],
	make: (folder: string) => Promise<unknown>,
): Promise<string> {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part).update('\0');
	const folder = join(CACHE, `${name}-${hash.digest('hex').slice(0, 12)}`);
	if (existsSync(folder)) return folder;
	mkdirSync(CACHE, { recursive: true });
	removeOld();
	const partial = mkdtempSync(`${folder}.partial-`);
	try {
		await make(partial);
		if (!existsSync(folder)) renameSync(partial, folder);
	} catch (error) {
		if (!existsSync(folder)) throw error;
	} finally {
		rmSync(partial, { recursive: true, force: true });
	}
	return folder;
}

/** Each build makes another package folder. */
function removeOld() {
	for (const name of readdirSync(CACHE)) {
		const path = join(CACHE, name);
		const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
		if (Date.now() - mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
	}
}
