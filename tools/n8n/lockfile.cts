import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { say } from '../process/progress.cts';
import { pause } from '../process/wait.cts';

/**
 * Does a piece of work while holding a lock file, so that two runs on one machine do not do it at
 * the same time. The lock of a dead process does not count.
 * @returns what the work gives
 */
export async function holding<T>(file: string, work: () => Promise<T>): Promise<T> {
	let isReported = false;
	while (!tryLock(file)) {
		const owner = readOwner(file);
		// Given back in this moment: by now the file may be the lock of the next one.
		if (owner === 0) continue;
		if (!isAlive(owner)) {
			rmSync(file, { force: true });
			continue;
		}
		if (!isReported) say(`Process ${owner} is at it already; waiting for it (lock: ${file}) …`);
		isReported = true;
		await pause(500);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}

/** A link appears together with its content; a file opened for writing is empty for a moment. */
function tryLock(file: string): boolean {
	const mine = `${file}.${process.pid}`;
	writeFileSync(mine, String(process.pid));
	try {
		linkSync(mine, file);
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(mine);
	}
}

/** @returns 0 when there is no lock any more */
function readOwner(file: string): number {
	try {
		return Number(readFileSync(file, 'utf8'));
	} catch {
		return 0;
	}
}

/** Whether a process is running. */
export function isAlive(pid: number): boolean {
	try {
		return pid > 0 && process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
