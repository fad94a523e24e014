import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { DEFAULT_VERSION } from '../tools/n8n/cache.cts';
import { ROOT } from '../tools/root.cts';
import { say } from '../tools/process/progress.cts';

const FOLDER = join(ROOT, 'reports');

type Row = Record<string, string | number>;

/** What a benchmark keeps of its last run. */
interface Measured {
	/** ISO time. */
	at: string;
	/** `load` of the minute before the end. */
	machine: {
		processor: string;
		cores: number;
		node: string;
		openssl: string;
		n8n: string;
		load: string;
	};
	tables: { title: string; rows: Row[] }[];
	/** Sentences about the goals. */
	verdicts: string[];
}

/**
 * @param rows all with the same columns
 * @returns a Markdown table
 */
export function toTable(rows: Row[]): string {
	const columns = Object.keys(rows[0] ?? {});
	return markdownTable([columns, ...rows.map((row) => Object.values(row).map(String))]);
}

/**
 * Prints what a benchmark has found, and keeps it in reports/ as Markdown and JSON.
 * @param name of the benchmark
 * @param verdicts sentences about the goals
 * @param runtime what was measured in, when that was another Node than this
 */
export function report(
	name: string,
	tables: { title: string; rows: Row[] }[],
	verdicts: string[] = [],
	runtime: { node: string; openssl: string } = process.versions,
) {
	const { node, openssl } = runtime;
	const machine = { ...readMachine(), node, openssl };
	const text = [
		`# ${name}`,
		describeMachine(machine),
		...tables.flatMap(({ title, rows }) => [`## ${title}`, toTable(rows)]),
		...(verdicts.length > 0 ? [toList(verdicts)] : []),
	].join('\n\n');
	mkdirSync(FOLDER, { recursive: true });
	writeFileSync(join(FOLDER, `${name}.md`), `${text}\n`);
	const data: Measured = { at: new Date().toISOString(), machine, tables, verdicts };
	writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(data, null, '\t')}\n`);
	say(`\n${text}\n\nAlso in reports/${name}.md and .json.`);
}

/** @returns this one, now */
export function readMachine(): Measured['machine'] {
	return {
		processor: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		node: process.versions.node,
		openssl: process.versions.openssl,
		n8n: DEFAULT_VERSION,
		load: loadavg()[0]?.toFixed(1) ?? '',
	};
}

/**
 * @param name of a benchmark
 * @returns its last run, if there was one here
 */
export function readReport(name: string): Measured | undefined {
	const file = join(FOLDER, `${name}.json`);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

export function describeMachine({
	cores,
	processor,
	node,
	openssl,
	n8n,
	load,
}: Measured['machine']) {
	return `${cores} × ${processor}, Node ${node} (OpenSSL ${openssl}), n8n ${n8n}, load ${load}`;
}

export function toList(sentences: string[]) {
	return sentences.map((one) => `- ${one}`).join('\n');
}

export function judge(goal: string, met: boolean, found: string): string {
	return `${met ? 'Met' : '**Missed**'}: ${goal} (${found})`;
}
