import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { DEFAULT_VERSION } from '../tools/n8n/cache.cts';
import { ROOT } from '../tools/root.cts';
import { Problem } from '../tools/process/problem.cts';
import { say } from '../tools/process/progress.cts';
import { run } from '../tools/process/run.cts';

const FOLDER = join(ROOT, 'reports');
const PAGE = join(ROOT, 'docs/benchmarks.md');

const FOREWORD = `# Benchmarks

Written by \`npm run bench\`, after \`npm run soak\`. Every table compares what was measured side by side in one run. One benchmark alone:
\`npm run bench -- verify\`, and so on; \`page\` writes this page from the last run of each. Times differ between machines, the ratios hardly.`;

export interface Verdict {
	goal: string;
	met: boolean;
	/** What was measured, in words. */
	found: string;
}

interface Table {
	title: string;
	/** All with the same columns. */
	rows: Record<string, string | number>[];
}

/** The outcome of a benchmark. */
export interface Found {
	tables: Table[];
	verdicts?: Verdict[];
	/** The Node that was measured, when it was not this one. */
	runtime?: { node: string; openssl: string };
}

interface Kept extends Found {
	/** ISO time. */
	at: string;
	machine: string;
}

/**
 * Prints the outcome of a benchmark, and keeps it in reports/.
 * @param more is kept with it
 */
export function keep(name: string, found: Found, more: object = {}) {
	const machine = describeMachine(found.runtime ?? process.versions);
	const kept: Kept = { at: new Date().toISOString(), machine, ...found, ...more };
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(kept, null, '\t')}\n`);
	say(`\n${[machine, ...listTables(kept), listVerdicts(kept)].join('\n\n')}\n`);
	say(`Kept in reports/${name}.json.`);
}

/** The one-minute load is that of the end of the run. */
function describeMachine({ node, openssl }: { node: string; openssl: string }) {
	const model = cpus()[0]?.model ?? 'unknown';
	const load = loadavg()[0]?.toFixed(1);
	return `${cpus().length} × ${model}, Node ${node} (OpenSSL ${openssl}), n8n ${DEFAULT_VERSION}, load ${load}`;
}

/**
 * Writes docs/benchmarks.md from the last run of each benchmark on this machine, the verdicts first.
 * @param benches in the order of the page
 * @throws {Problem} when one of them has not been run
 */
export async function writePage(
	benches: { name: string; title: string; command: string }[],
): Promise<void> {
	const chapters = benches.map((one) => ({ ...one, kept: readKept(one) }));
	const goals = chapters
		.filter(({ kept }) => kept.verdicts)
		.map(({ title, kept }) => `**${title}**\n\n${listVerdicts(kept)}`);
	const text = [
		FOREWORD,
		'## Goals',
		...goals,
		...chapters.flatMap(({ title, command, kept }) => [
			`## ${title}`,
			`\`${command}\` on ${kept.at.slice(0, 10)}: ${kept.machine}`,
			...listTables(kept),
		]),
	].join('\n\n');
	writeFileSync(PAGE, `${text}\n`);
	await run('npx', ['prettier', '--write', PAGE], { cwd: ROOT, log: join(FOLDER, 'prettier.log') });
	say(`\ndocs/benchmarks.md is written, the goals first.`);
}

function readKept({ name, command }: { name: string; command: string }): Kept {
	const file = join(FOLDER, `${name}.json`);
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
	throw new Problem(`There is no run of \`${name}\` yet: ${command}`);
}

function listTables({ tables }: Found) {
	return tables.flatMap(({ title, rows }) => [
		`### ${title}`,
		markdownTable([
			Object.keys(rows[0] ?? {}),
			...rows.map((row) => Object.values(row).map(String)),
		]),
	]);
}

function listVerdicts({ verdicts = [] }: Found) {
	return verdicts
		.map(({ goal, met, found }) => `- ${met ? 'Met' : '**Missed**'}: ${goal} (${found})`)
		.join('\n');
}
