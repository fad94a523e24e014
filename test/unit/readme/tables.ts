import { readDocument } from './documents.cts';

/**
 * The first table below a heading of the README.
 *
 * @param heading with its marks, as in "## Trigger"
 * @returns its rows without the head, as cells
 */
export function readTable(heading: string): string[][] {
	const [, below = ''] = readDocument('README.md').split(`\n${heading}\n`);
	const [section = ''] = below.split(/\n#+ /);
	const lines = section.split('\n').filter((line) => line.startsWith('|'));
	return lines.slice(2).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}
