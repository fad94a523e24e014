import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../../root.cts';
import { say } from '../../process/progress.cts';
import { run } from '../../process/run.cts';
import { CHAPTERS, LIMITS } from './cases.cts';
import { readRuns } from './runs.cts';
import type { Run } from './runs.cts';

const REPORTS = join(ROOT, 'reports');
const PAGE = join(ROOT, 'docs/reliability.md');

/** `at`: the day of the run. */
interface Tried {
	file: string;
	numbers: number[];
	status: string;
	at: string;
}

interface Case {
	number: number;
	text: string;
	tests: Tried[];
	run: Run | undefined;
}

/**
 * Reports which case is covered by which tests, from the reports that `npm test` and its parts leave, and
 * the results of the long runs.
 *
 * @param mode `--write` for docs/reliability.md
 * @returns the exit code: 1 when a case has neither a test nor a run, or one that failed
 */
export async function main(mode: string | undefined): Promise<number> {
	const tried = readReports();
	const runs = readRuns();
	const chapters = CHAPTERS.map(([title, first, texts]) => ({
		title,
		cases: texts.map((text, index) => {
			const number = first + index;
			const tests = tried.filter(({ numbers }) => numbers.includes(number));
			return { number, text, tests, run: runs.get(number) };
		}),
	}));
	const all = chapters.flatMap(({ cases }) => cases);
	const open = all.filter(({ tests, run }) => tests.length === 0 && run === undefined);
	const failed = all.filter(
		({ tests, run }) => tests.some(({ status }) => status === 'failed') || run?.passed === false,
	);
	const score = `${all.length - open.length - failed.length} of ${all.length} cases covered and passed, ${tried.length.toLocaleString('en')} tests behind them`;
	const days = [...new Set(tried.map(({ at }) => at))].sort();
	if (mode === '--write') {
		await writePage(render(chapters, [...runs.values()], `${score}, run on ${days.join(', ')}`));
	}
	say(score);
	if (open.length > 0) say(`Without a test: ${open.map(({ number }) => number).join(', ')}`);
	if (failed.length > 0) say(`Failed: ${failed.map(({ number }) => number).join(', ')}`);
	return open.length + failed.length === 0 ? 0 : 1;
}

/** @returns the tests of all reports that name a case */
function readReports(): Tried[] {
	if (!existsSync(REPORTS)) return [];
	return readdirSync(REPORTS)
		.filter((name) => /^tests-.*\.json$/.test(name))
		.flatMap((name) => {
			const {
				startTime,
				testResults,
			}: {
				startTime: number;
				testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
			} = JSON.parse(readFileSync(join(REPORTS, name), 'utf8'));
			const at = new Date(startTime).toISOString().slice(0, 10);
			return testResults.flatMap((suite) =>
				suite.assertionResults.map(({ fullName, status }) => ({
					file: relative(ROOT, suite.name),
					numbers: readNumbers(fullName),
					status,
					at,
				})),
			);
		})
		.filter(({ numbers }) => numbers.length > 0);
}

/** @returns the cases it names; "1-4" are four */
function readNumbers(name: string): number[] {
	return [...name.matchAll(/\[checklist ([\d,\s–-]+)\]/g)].flatMap(([, list = '']) =>
		list.split(',').flatMap((one) => {
			const [from = NaN, to = from] = one.split(/[–-]/).map(Number);
			return Array.from({ length: to - from + 1 }, (_, index) => from + index);
		}),
	);
}

async function writePage(text: string) {
	writeFileSync(PAGE, text);
	const log = join(REPORTS, 'prettier.log');
	await run('npx', ['prettier', '--write', PAGE], { cwd: ROOT, log });
}

function render(chapters: { title: string; cases: Case[] }[], runs: Run[], score: string) {
	const tables = chapters.map(({ title, cases }) =>
		[
			`## ${title}`,
			'',
			'| | What has to be true | Tests | Where |',
			'| --- | --- | --- | --- |',
			...cases.map(renderCase),
		].join('\n'),
	);
	return `${[
		'# Reliability',
		'',
		'Generated from the tests (`node tools/bootstrap.mjs tools/docs/reliability.cts --write` after `npm test`, `npm run test:browser`, `npm run test:matrix`, `npm run test:queue`, `npm run soak` and `npm run test:mutation`); numbers as in their names.',
		'',
		`**${score}.**`,
		'',
		...tables.flatMap((table) => [table, '']),
		...runs.flatMap(({ chapter }) => [chapter, '']),
		'## What can’t be promised',
		'',
		...Object.entries(LIMITS).map(([number, reason]) => `- **${number}**: ${reason}`),
	].join('\n')}\n`;
}

function renderCase({ number, text, tests, run: long }: Case) {
	const failed = tests.filter(({ status }) => status !== 'passed').length;
	const count = failed > 0 ? `${tests.length}, ${failed} of them not passed` : `${tests.length}`;
	const files = [...new Set(tests.map(({ file }) => file.replace(/^test\//, '')))].sort();
	const limited = number in LIMITS ? ' (see below)' : '';
	const by = long ? `${count === '0' ? '' : `${count}; `}${long.summary}` : count;
	const where = [...files, ...(long ? [long.command] : [])].map((one) => `\`${one}\``).join(', ');
	return `| ${number} | ${text}${limited} | ${by} | ${where} |`;
}
