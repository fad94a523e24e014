// `node tools/bootstrap.mjs tools/lint/words.cts [files]`: finds the words of words.json in every tracked text.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../process/progress.cts';
import { ROOT } from '../root.cts';
import { findWords } from './words/search.cts';
import type { WordRule } from './words/search.cts';

const LIST = 'tools/lint/words.json';

/** Not what others wrote, and not the pages that the benches and tests write: their sources are searched. */
const SEARCHED = /\.(ts|cts|mts|mjs|js|md)$|^examples\/.*\.json$/;
const EXCEPT =
	/^(CHANGELOG|LICENSE)\.md$|^docs\/(benchmarks|reliability)\.md$|^tools\/n8n\/lock\/|\/fixtures\//;

function listFiles(): string[] {
	const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n');
	return tracked.filter((file) => SEARCHED.test(file) && !EXCEPT.test(file));
}

function main(named: string[]): number {
	const rules: WordRule[] = JSON.parse(readFileSync(join(ROOT, LIST), 'utf8'));
	const files = named.length > 0 ? named : listFiles();
	const lines = files.flatMap((file) =>
		findWords(readFileSync(join(ROOT, file), 'utf8'), rules).map(
			({ line, found, instead }) => `${file}:${line}  "${found}": say ${instead}`,
		),
	);
	for (const line of lines) say(line);
	if (lines.length > 0) say(`\n${lines.length} words to replace. The list is ${LIST}.`);
	return lines.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
