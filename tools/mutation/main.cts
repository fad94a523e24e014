import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showing } from '../layers/showing.cts';
import { elapsed, say } from '../process/progress.cts';
import { INTERRUPTED, nextSignal } from '../process/signals.cts';
import { TYPESCRIPT } from '../process/typescript.cts';
import { ROOT } from '../root.cts';
import { configure } from './configure.cts';
import { ROOMS } from './rooms.cts';
import type { Room } from './rooms.cts';

const FOLDER = join(ROOT, 'reports/mutation');
const WORK = join(FOLDER, 'work');
const STRYKER = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/**
 * In percent, over all rooms that run. Not Stryker's own threshold, which is for one room: some mutants are equivalent, and
 * in a small room two of them are several percent. Nor are these switched off by comments: such a comment is for all
 * mutants of a kind in a line, and with an equivalent one would go those that tests kill.
 */
const MIN_SCORE = 97.5;

/**
 * Changes the package in a thousand small ways and checks whether a test fails for each.
 * @param names of rooms; all of them by default
 * @returns the exit code: 1 when too many changes survive
 */
export async function main(names: string[]): Promise<number> {
	void nextSignal().then(() => process.exit(INTERRUPTED));
	const rooms = ROOMS.filter(({ name }) => names.length === 0 || names.includes(name));
	if (rooms.length < Math.max(names.length, 1)) {
		say(`There are: ${ROOMS.map(({ name }) => name).join(', ')}.`);
		return 1;
	}
	// Stryker's processes load our jest files, which are TypeScript.
	process.env.NODE_OPTIONS = TYPESCRIPT.join(' ');
	mkdirSync(FOLDER, { recursive: true });
	const start = Date.now();
	const statuses: string[] = [];
	for (const room of rooms) {
		say(`\n── ${room.name}`);
		const mutants = await mutate(room);
		if (mutants === undefined) return 1;
		statuses.push(...mutants);
	}
	rmSync(WORK, { recursive: true, force: true });
	const count = (...counted: string[]) => statuses.filter((one) => counted.includes(one)).length;
	const [noticed, missed] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')];
	const score = (100 * noticed) / (noticed + missed);
	say(
		`\n${score.toFixed(1)} % of ${noticed + missed} mutants were noticed in ${elapsed(start)}; ${missed} survived (see above), ${count('Ignored')} in constants were not tried.`,
	);
	return score >= MIN_SCORE ? 0 : 1;
}

/** @returns the status of each mutant; undefined when Stryker failed */
async function mutate(room: Room): Promise<string[] | undefined> {
	const file = join(FOLDER, `${room.name}.config.json`);
	const report = join(FOLDER, `${room.name}.report.json`);
	writeFileSync(file, JSON.stringify(configure(room, { report, work: WORK })));
	if ((await showing(process.execPath, [STRYKER, 'run', file])) !== 0) return undefined;
	const { files }: { files: Record<string, { mutants: { status: string }[] }> } = JSON.parse(
		readFileSync(report, 'utf8'),
	);
	return Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
}
