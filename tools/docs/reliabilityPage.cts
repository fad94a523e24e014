import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.cts';
import { chapters, impossible, limits, runs } from './reliability.json';

/** The files that name tests: the list of forgeries names those that are made of it. */
const NAMES_TESTS = /^test\/.*\.ts$|^tools\/n8n\/world\/forgeries\.cts$/;
const TAG = /\[checklist ([^\]]+)\]/g;

/**
 * Finds the cases that each test file names.
 * @returns the number of test names by the path of the file, by the number of the case
 */
export function findCovered(): Map<number, Map<string, number>> {
	const covered: Map<number, Map<string, number>> = new Map();
	for (const file of listFiles()) {
		for (const [, list = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(TAG)) {
			for (const number of list.split(',').map(Number).filter(Number.isInteger)) {
				const files = covered.get(number) ?? new Map<string, number>();
				covered.set(number, files.set(file, (files.get(file) ?? 0) + 1));
			}
		}
	}
	return covered;
}

function listFiles(): string[] {
	return ['test', 'tools/n8n/world']
		.flatMap((folder) =>
			readdirSync(join(ROOT, folder), { recursive: true }).map((file) => `${folder}/${file}`),
		)
		.filter((file) => NAMES_TESTS.test(file))
		.sort();
}

/** @returns the numbers of all cases */
export function listCases(): number[] {
	return Object.values(chapters).flatMap((cases) => Object.keys(cases).map(Number));
}

/** @returns the cases that a run covers that is too long for a test, with the command */
export function listRuns(): Map<number, string> {
	return new Map(Object.entries(runs).map(([number, command]) => [Number(number), command]));
}

/** @returns the cases that nothing here can cover, each with the reason */
export function listImpossible(): Map<number, string> {
	return new Map(Object.entries(impossible).map(([number, reason]) => [Number(number), reason]));
}

/** Renders docs/reliability.md. */
export function renderPage(): string {
	const covered = findCovered();
	const tables = Object.entries(chapters).flatMap(([title, cases]) => [
		`## ${title}`,
		'',
		'| Case | What has to be true | Tests | Where |',
		'| --- | --- | --- | --- |',
		...Object.entries(cases).map(([number, text]) =>
			renderCase(Number(number), text, covered.get(Number(number)) ?? new Map()),
		),
		'',
	]);
	return [
		'# Reliability',
		'',
		'<!-- Generated from the names of the tests: `node tools/bootstrap.mjs tools/docs/reliability.cts --write` writes it. -->',
		'',
		'**Against a simulated Argyle.** The simulator follows Argyle’s documentation and recorded answers. Nothing here has run',
		'against the real Argyle yet.',
		'',
		'Tests cover a case if their names end in its number, as in `[checklist 56]`. `npm run test:all` runs them,',
		'`npm run test:browser` those in the editor. A command in the last column covers what takes too long for a test.',
		'_Tests_ counts names; many run with a table of inputs. The [soak](benchmarks.md#soak) runs for a quarter of an hour.',
		'',
		...tables,
		'## What can’t be promised',
		'',
		...listReasons(limits),
		'',
		'## What nothing here can cover',
		'',
		...listReasons(impossible),
		'',
	].join('\n');
}

function listReasons(reasons: Record<string, string>): string[] {
	return Object.entries(reasons).map(([number, reason]) => `- **${number}**: ${reason}`);
}

function renderCase(number: number, text: string, files: Map<string, number>): string {
	const count = [...files.values()].reduce((sum, one) => sum + one, 0);
	const command = listRuns().get(number);
	const places = [...files.keys(), ...(command === undefined ? [] : [command])];
	const where = places.map((one) => `\`${one.replace(/^test\//, '')}\``).join(', ');
	const isExplained = String(number) in limits || listImpossible().has(number);
	const limited = isExplained ? ' (see below)' : '';
	return `| ${number} | ${text}${limited} | ${count > 0 ? count : ''} | ${where} |`;
}
