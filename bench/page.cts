import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/root.cts';
import { Problem } from '../tools/process/problem.cts';
import { run } from '../tools/process/run.cts';
import { say } from '../tools/process/progress.cts';
import { describeMachine, readReport, toList, toTable } from './report.cts';

const PAGE = join(ROOT, 'docs/benchmarks.md');

const FOREWORD = `# Benchmarks

Written by \`npm run bench\`; every table compares what was measured side by side in one run. Single
runs: \`npm run bench -- verify\`, and so on; \`page\` writes this from the last run of each. Times differ between machines, the ratios hardly.`;

/**
 * Writes docs/benchmarks.md from the last run of each benchmark on this machine,
 * the verdicts first.
 * @param benches in the order of the page
 * @throws {Problem} when one of them has not been run
 */
export async function writePage(benches: { name: string; title: string }[]): Promise<void> {
	const chapters = benches.map(({ name, title }) => {
		const measured = readReport(name);
		if (measured === undefined) {
			throw new Problem(`There is no run of \`${name}\` yet: npm run bench -- ${name}`);
		}
		return { name, title, ...measured };
	});
	const goals = chapters
		.filter(({ verdicts }) => verdicts.length > 0)
		.map(({ title, verdicts }) => `**${title}**\n\n${toList(verdicts)}`)
		.join('\n\n');
	const text = [
		FOREWORD,
		'## Goals',
		goals,
		...chapters.flatMap(({ name, title, at, machine, tables }) => [
			`## ${title}`,
			`\`npm run bench -- ${name}\` on ${at.slice(0, 10)}: ${describeMachine(machine)}`,
			...tables.flatMap(({ title: heading, rows }) => [`### ${heading}`, toTable(rows)]),
		]),
	].join('\n\n');
	writeFileSync(PAGE, `${text}\n`);
	const log = join(ROOT, 'reports/prettier.log');
	await run('npx', ['prettier', '--write', PAGE], { cwd: ROOT, log });
	say(`\nAll of it is in docs/benchmarks.md, the goals first.`);
}
