import { DEFAULT_VERSION } from '../n8n/cache.cts';
import { readPart, writePart } from '../docs/parts.cts';
import { formatRows } from '../docs/table.cts';

const PAGE = 'docs/self-hosting.md';
const PART = 'compatibility';
const HEAD = ['n8n', 'Publishing by', 'Database', 'Mode', 'Installed as', 'Cases passed'];

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
}

/**
 * Counts the cases of each cell of the matrix. A cell is what a test file's outermost `describe` names
 * in the table's columns, with ` | ` in between (test/matrix/core.ts); the e2e layer is one cell.
 * @param outcomes of layers
 * @returns in the order of the cells' names
 */
export function countCells(outcomes: { name: string; cases?: TestCase[] }[]): Row[] {
	const rows: Map<string, Row> = new Map();
	const cases = outcomes.flatMap(({ name, cases = [] }) =>
		cases.map(({ ancestorTitles: [title = ''], status }) => ({
			cell: name === 'e2e' ? E2E : title,
			status,
		})),
	);
	for (const { cell, status } of cases) {
		if (!cell.includes(' | ')) continue;
		const row = rows.get(cell) ?? { cell, passed: 0, cases: 0 };
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
	return formatRows([
		HEAD,
		...rows.map(({ cell, passed, cases }) => [...cell.split(' | '), `${passed} of ${cases}`]),
	]);
}

/**
 * Puts the rows into the page's table. Rows of cells that have not run this
 * time stay, as no run has them all.
 * @throws {Error} when the page has no markers
 */
export function writeTable(rows: Row[]) {
	const ran = new Set(rows.map(({ cell }) => cell));
	const kept = parseTable(readPart(PAGE, PART)).filter(({ cell }) => !ran.has(cell));
	writePart(PAGE, PART, formatTable(sortRows([...kept, ...rows])));
}

/** Reads a table as formatTable writes it. */
function parseTable(text: string): Row[] {
	return text.split('\n').flatMap((line) => {
		const cells = line.split('|').map((one) => one.trim());
		const [, passed, all] = /^(\d+) of (\d+)$/.exec(cells.at(-2) ?? '') ?? [];
		if (passed === undefined) return [];
		return [{ cell: cells.slice(1, -2).join(' | '), passed: Number(passed), cases: Number(all) }];
	});
}

function sortRows(rows: Row[]) {
	return rows.sort((a, b) => a.cell.localeCompare(b.cell));
}
