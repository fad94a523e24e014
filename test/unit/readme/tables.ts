import { readDocument } from './documents.cts';

/**
 * The first table below a heading of a page.
 *
 * @param page such as "docs/polling.md"
 * @param heading with its marks, as in "## Options"; the page's own when left out
 * @returns its rows without the head, as cells; none when there is no such heading
 */
export function readTable(page: string, heading?: string): string[][] {
	const text = readDocument(page);
	const [, below = ''] = heading === undefined ? ['', text] : text.split(`\n${heading}\n`);
	const [section = ''] = heading === undefined ? [below] : below.split(/\n#+ /);
	const table =
		section
			.trim()
			.split('\n\n')
			.find((block) => block.startsWith('|')) ?? '';
	return table
		.split('\n')
		.slice(2)
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}
