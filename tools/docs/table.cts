/**
 * Writes rows as a Markdown table, padded as prettier pads it, so that formatting changes nothing.
 * @param rows the first one is the head
 * @returns lines without a line end at the end
 */
export function formatRows([head = [], ...body]: string[][]): string {
	const widths = head.map((cell, column) =>
		Math.max(3, cell.length, ...body.map((row) => (row[column] ?? '').length)),
	);
	const formatRow = (cells: string[], fill = ' ') =>
		`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
	return [formatRow(head), formatRow([], '-'), ...body.map((row) => formatRow(row))].join('\n');
}
