// @ts-check
/**
 * Writes rows as a Markdown table, padded as prettier pads it, so that formatting changes nothing.
 * @param {string[][]} rows the first one is the head
 * @returns {string} lines without a line end at the end
 */
function formatRows([head = [], ...body]) {
	const widths = head.map((cell, column) =>
		Math.max(3, cell.length, ...body.map((row) => (row[column] ?? '').length)),
	);
	const formatRow = (/** @type {string[]} */ cells, fill = ' ') =>
		`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
	return [formatRow(head), formatRow([], '-'), ...body.map((row) => formatRow(row))].join('\n');
}

module.exports = { formatRows };
