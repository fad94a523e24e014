import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPESCRIPT } from '../process/typescript.cts';
import { ROOT } from '../root.cts';
import { describeFailure } from '../process/problem.cts';
import { elapsed, say, step } from '../process/progress.cts';
import { run } from '../process/run.cts';
import { INTERRUPTED, nextSignal } from '../process/signals.cts';
import { configure } from './configure.cts';
import { compare } from './compare.cts';
import { readMutants } from './mutants.cts';
import { ROOMS } from './rooms.cts';
import { LOWEST_SCORE, count, formatCounts } from './score.cts';
import type { Mutant } from './mutants.cts';
import type { Room } from './rooms.cts';

const REPORTS = join(ROOT, 'reports');
const WORK = join(REPORTS, 'mutation');
const STRYKER = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');

/**
 * Changes the package in a thousand small ways and sees whether a test fails for each.
 * @param names of rooms; all of them unless some are named
 * @returns the exit code: 1 when too many changes go unnoticed, or one without a reason for it
 */
export async function main(names: string[]): Promise<number> {
	void nextSignal().then(() => process.exit(INTERRUPTED));
	const start = Date.now();
	const rooms = ROOMS.filter(({ name }) => names.length === 0 || names.includes(name));
	if (rooms.length < Math.max(names.length, 1)) {
		say(`There are: ${ROOMS.map(({ name }) => name).join(', ')}.`);
		return 1;
	}
	try {
		for (const room of rooms) {
			await step(`Mutating: ${room.name}`, () => mutate(room));
			say(formatCounts(readRoom(room) ?? []));
		}
		keep();
		return report(
			rooms.flatMap((room) => readRoom(room) ?? []),
			start,
		);
	} catch (error) {
		say(describeFailure(error));
		return 1;
	} finally {
		rmSync(join(WORK, 'work'), { recursive: true, force: true });
	}
}

function locate({ name }: Room, file: 'config.json' | 'log' | 'report.json') {
	return join(WORK, `${name}.${file}`);
}

async function mutate(room: Room) {
	const report = locate(room, 'report.json');
	mkdirSync(WORK, { recursive: true });
	for (const file of [locate(room, 'log'), report]) rmSync(file, { force: true });
	const config = configure(room, { report, work: join(WORK, 'work') });
	writeFileSync(locate(room, 'config.json'), JSON.stringify(config));
	await run(process.execPath, [STRYKER, 'run', locate(room, 'config.json')], {
		cwd: ROOT,
		log: locate(room, 'log'),
		// What jest loads of ours in Stryker's processes is TypeScript.
		env: { NODE_OPTIONS: TYPESCRIPT.join(' ') },
	});
}

/** @returns of its last run, if there was one here */
function readRoom(room: Room): Mutant[] | undefined {
	const report = locate(room, 'report.json');
	return existsSync(report) ? readMutants(JSON.parse(readFileSync(report, 'utf8'))) : undefined;
}

/** Leaves the last result of all rooms for docs/reliability.md, once each has one. */
function keep() {
	const results = ROOMS.map(readRoom).filter((one) => one !== undefined);
	if (results.length < ROOMS.length) return;
	const mutants = results.flat();
	const survivors = mutants.filter(({ lives }) => lives);
	const summary = { ...count(mutants), at: new Date().toISOString(), survivors };
	writeFileSync(join(REPORTS, 'mutation.json'), `${JSON.stringify(summary, null, '\t')}\n`);
}

/** @returns the exit code */
function report(mutants: Mutant[], start: number): number {
	const { score, killed, timeout, survived, noCoverage, ignored } = count(mutants);
	const { unexplained, outdated } = compare(mutants);
	for (const { file, mutator, line, replacement } of unexplained) {
		say(`✕ ${file}: ${mutator}\n    ${line}\n    → ${replacement}`);
	}
	for (const { file, line } of outdated) say(`No longer a survivor: ${file}: ${line}`);
	say(
		`\n${score} % of ${killed + timeout + survived + noCoverage} mutants were noticed in ${elapsed(start)}; ${survived + noCoverage} lived, ${unexplained.length} of them without a reason; ${ignored} in constants were not tried`,
	);
	return score >= LOWEST_SCORE && unexplained.length === 0 ? 0 : 1;
}
