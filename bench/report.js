// @ts-check
const { mkdirSync, writeFileSync } = require('node:fs');
const { cpus, loadavg } = require('node:os');
const { join } = require('node:path');
const { ROOT } = require('../dev/prepare');
const { say } = require('../dev/progress');

/** @typedef {Record<string, string | number>} Row */

/**
 * @param {Row[]} rows all with the same columns
 * @returns {string} a Markdown table
 */
function toTable(rows) {
	const columns = Object.keys(rows[0] ?? {});
	/** @param {(string | number)[]} cells */
	const line = (cells) => `| ${cells.join(' | ')} |`;
	return [
		line(columns),
		line(columns.map(() => '---')),
		...rows.map((row) => line(columns.map((column) => row[column] ?? ''))),
	].join('\n');
}

/**
 * Prints what a benchmark has found, and keeps it in reports/ as Markdown and JSON.
 * @param {string} name of the benchmark
 * @param {{ title: string, rows: Row[] }[]} tables
 * @param {string[]} [verdicts] sentences about the goals
 */
function report(name, tables, verdicts = []) {
	const machine = {
		processor: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		node: process.versions.node,
		openssl: process.versions.openssl,
		load: loadavg()[0]?.toFixed(1) ?? '',
	};
	const text = [
		`# ${name}`,
		`${machine.cores} × ${machine.processor}, Node ${machine.node} (OpenSSL ${machine.openssl}), load ${machine.load}`,
		...tables.flatMap(({ title, rows }) => [`## ${title}`, toTable(rows)]),
		...(verdicts.length > 0 ? [verdicts.map((one) => `- ${one}`).join('\n')] : []),
	].join('\n\n');
	const folder = join(ROOT, 'reports');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.md`), `${text}\n`);
	const data = { at: new Date().toISOString(), machine, tables, verdicts };
	writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(data, null, '\t')}\n`);
	say(`\n${text}\n\nAlso in reports/${name}.md and .json.`);
}

/**
 * @param {string} goal
 * @param {boolean} met
 * @param {string} found
 * @returns {string}
 */
function judge(goal, met, found) {
	return `${met ? 'Met' : '**Missed**'}: ${goal} (${found})`;
}

module.exports = { judge, report };
