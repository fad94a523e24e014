import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showing } from '../layers/showing.cts';
import { elapsed, say } from '../process/progress.cts';
import { INTERRUPTED, nextSignal } from '../process/signals.cts';
import { TYPESCRIPT } from '../process/typescript.cts';
import { ROOT } from '../root.cts';
import { configure } from './configure.cts';
import { ROOMS } from './rooms.cts';

const FOLDER = join(ROOT, 'reports/mutation');
const WORK = join(FOLDER, 'work');
const STRYKER = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/**
 * Changes the package in a thousand small ways and checks whether a test fails for each.
 * @param names of rooms; all of them by default
 * @returns the exit code: 1 when too many changes of a room survive
 */
export async function main(names: string[]): Promise<number> {
	void nextSignal().then(() => process.exit(INTERRUPTED));
	const rooms = ROOMS.filter(({ name }) => names.length === 0 || names.includes(name));
	if (rooms.length < Math.max(names.length, 1)) {
		say(`There are: ${ROOMS.map(({ name }) => name).join(', ')}.`);
		return 1;
	}
	// What jest loads of ours in Stryker's processes is TypeScript.
	process.env.NODE_OPTIONS = TYPESCRIPT.join(' ');
	mkdirSync(FOLDER, { recursive: true });
	const start = Date.now();
	const failed: string[] = [];
	for (const room of rooms) {
		say(`\n── ${room.name}`);
		const file = join(FOLDER, `${room.name}.config.json`);
		writeFileSync(file, JSON.stringify(configure(room, WORK)));
		if ((await showing(process.execPath, [STRYKER, 'run', file])) !== 0) failed.push(room.name);
	}
	rmSync(WORK, { recursive: true, force: true });
	say(failed.length > 0 ? `Failed: ${failed.join(', ')}.` : `All passed in ${elapsed(start)}.`);
	return failed.length === 0 ? 0 : 1;
}
