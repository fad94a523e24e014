// @ts-check
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { cpus, loadavg } = require('node:os');
const { join } = require('node:path');
const { DEFAULT_VERSION } = require('../dev/n8n/cache');
const { ROOT } = require('../dev/prepare');
const { say } = require('../dev/progress');

const FOLDER = join(ROOT, 'reports');

/** @typedef {Record<string, string | number>} Row */

/**
 * @typedef {object} Measured what a benchmark keeps of its last run
 * @property {string} at ISO time
 * @property {{ processor: string, cores: number, node: string, openssl: string, n8n: string, load: string }} machine
 * `load` of the minute before the end
 * @property {{ title: string, rows: Row[] }[]} tables
 * @property {string[]} verdicts sentences about the goals
 */

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
 * @param {{ node: string, openssl: string }} [runtime] what was measured in, when that was another Node than this
 */
function report(name, tables, verdicts = [], runtime = process.versions) {
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
	/** @type {Measured} */
	const data = { at: new Date().toISOString(), machine, tables, verdicts };
	writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(data, null, '\t')}\n`);
	say(`\n${text}\n\nAlso in reports/${name}.md and .json.`);
}

/** @returns {Measured['machine']} this one, now */
function readMachine() {
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
 * @param {string} name of a benchmark
 * @returns {Measured | undefined} its last run, if there was one here
 */
function readReport(name) {
	const file = join(FOLDER, `${name}.json`);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {Measured['machine']} machine */
function describeMachine({ cores, processor, node, openssl, n8n, load }) {
	return `${cores} × ${processor}, Node ${node} (OpenSSL ${openssl}), n8n ${n8n}, load ${load}`;
}

/** @param {string[]} sentences */
function toList(sentences) {
	return sentences.map((one) => `- ${one}`).join('\n');
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

module.exports = { describeMachine, judge, readMachine, readReport, report, toList, toTable };
