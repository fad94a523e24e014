import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { DEFAULT_VERSION } from '../n8n/cache.cts';
import { writePart } from '../docs/parts.cts';
import { ROOT } from '../root.cts';

/** The last outcome of each cell: no run has them all. */
const KEPT = join(ROOT, 'docs/compatibility.json');
const PAGE = 'docs/self-hosting.md';
const PART = 'compatibility';
const HEAD = ['n8n', 'Publishing by', 'Database', 'Mode', 'Installed as', 'Cases passed', 'Run on'];

/** What the e2e layer runs on. */
const E2E = `${DEFAULT_VERSION} | both engines | SQLite | one process | community package`;

/** As in jest's report. */
export interface TestCase {
	ancestorTitles: string[];
	fullName: string;
	status: string;
}

interface Row {
	cell: string;
	passed: number;
	cases: number;
	/** The day of the run (UTC), as in 2026-11-30: no run has all cells, so a row may be older than the code. */
	date: string;
}

/**
 * Counts the cases of each cell of the matrix. A cell is what a test file's outermost `describe` names
 * in the table's columns, with ` | ` in between (test/matrix/core.ts); the e2e layer is one cell.
 * @param outcomes of layers
 * @returns in the order of the cells' names
 */
export function countCells(outcomes: { name: string; cases?: TestCase[] }[]): Row[] {
	const rows: Map<string, Row> = new Map();
	const date = new Date().toISOString().slice(0, 10);
	const cases = outcomes.flatMap(({ name, cases = [] }) =>
		cases.map(({ ancestorTitles: [title = ''], status }) => ({
			cell: name === 'e2e' ? E2E : title,
			status,
		})),
	);
	for (const { cell, status } of cases) {
		if (!cell.includes(' | ')) continue;
		const row = rows.get(cell) ?? { cell, passed: 0, cases: 0, date };
		row.cases += 1;
		if (status === 'passed') row.passed += 1;
		rows.set(cell, row);
	}
	return sortRows([...rows.values()]);
}

/**
 * Writes the rows as a Markdown table.
 * @returns lines without a line end at the end
 */
export function formatTable(rows: Row[]): string {
	return markdownTable([
		HEAD,
		...rows.map(({ cell, passed, cases, date }) => [
			...cell.split(' | '),
			`${passed} of ${cases}`,
			date,
		]),
	]);
}

/**
 * Keeps the rows in docs/compatibility.json, next to those of cells that have not run this time, and puts all of them into
 * the page's table.
 * @throws {Error} when the page has no markers
 */
export function writeTable(rows: Row[]) {
	const kept: Record<string, Omit<Row, 'cell'>> = JSON.parse(readFileSync(KEPT, 'utf8'));
	for (const { cell, ...outcome } of rows) kept[cell] = outcome;
	const all = sortRows(Object.entries(kept).map(([cell, outcome]) => ({ cell, ...outcome })));
	const sorted = Object.fromEntries(all.map(({ cell, ...outcome }) => [cell, outcome]));
	writeFileSync(KEPT, `${JSON.stringify(sorted, null, '\t')}\n`);
	writePart(PAGE, PART, formatTable(all));
}

function sortRows(rows: Row[]) {
	return rows.sort((a, b) => a.cell.localeCompare(b.cell));
}
