// @ts-check
const { DEFAULT_VERSION } = require('../n8n/cache');
const { readPart, writePart } = require('../readme');
const { formatRows } = require('../table');

const PART = 'compatibility';
const HEAD = ['n8n', 'Publishing by', 'Database', 'Mode', 'Installed as', 'Cases passed'];

/** What the e2e layer runs on. */
const E2E = `${DEFAULT_VERSION} | both engines | SQLite | one process | community package`;

/**
 * @typedef {{ ancestorTitles: string[], fullName: string, status: string }} TestCase as in jest's report
 * @typedef {{ cell: string, passed: number, cases: number }} Row
 */

/**
 * Counts the cases of each cell of the matrix. A cell is what a test file's outermost `describe` names
 * in the table's columns, with ` | ` in between (test/matrix/core.ts); the e2e layer is one cell.
 * @param {{ name: string, cases?: TestCase[] }[]} outcomes of layers
 * @returns {Row[]} in the order of the cells' names
 */
function countCells(outcomes) {
	/** @type {Map<string, Row>} */
	const rows = new Map();
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
 * @param {Row[]} rows
 * @returns {string} lines without a line end at the end
 */
function formatTable(rows) {
	return formatRows([
		HEAD,
		...rows.map(({ cell, passed, cases }) => [...cell.split(' | '), `${passed} of ${cases}`]),
	]);
}

/**
 * Puts the rows into the README's table. Rows of cells that have not run this
 * time stay, as no run has them all.
 * @param {Row[]} rows
 * @throws {Error} when the README has no markers
 */
function writeTable(rows) {
	const ran = new Set(rows.map(({ cell }) => cell));
	const kept = parseTable(readPart(PART)).filter(({ cell }) => !ran.has(cell));
	writePart(PART, formatTable(sortRows([...kept, ...rows])));
}

/**
 * Reads a table as formatTable writes it.
 * @param {string} text
 * @returns {Row[]}
 */
function parseTable(text) {
	return text.split('\n').flatMap((line) => {
		const cells = line.split('|').map((one) => one.trim());
		const [, passed, all] = /^(\d+) of (\d+)$/.exec(cells.at(-2) ?? '') ?? [];
		if (passed === undefined) return [];
		return [{ cell: cells.slice(1, -2).join(' | '), passed: Number(passed), cases: Number(all) }];
	});
}

/** @param {Row[]} rows */
function sortRows(rows) {
	return rows.sort((a, b) => a.cell.localeCompare(b.cell));
}

module.exports = { countCells, formatTable, writeTable };
