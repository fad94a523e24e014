import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.cts';

/**
 * Puts a generated part into a page.
 * @param page below the root
 * @param name as in `<!-- name:start -->`
 * @param part Markdown
 * @throws {Error} when a mark is missing
 */
export function writePart(page: string, name: string, part: string) {
	const { before, after } = split(page, name);
	writeFileSync(join(ROOT, page), `${before}\n\n${part}\n\n${after}`);
}

function split(page: string, name: string) {
	const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
	const text = readFileSync(join(ROOT, page), 'utf8');
	const from = text.indexOf(start) + start.length;
	const to = text.indexOf(end, from);
	if (!text.includes(start) || to < 0) throw new Error(`${page} lacks ${start} or ${end}`);
	return { before: text.slice(0, from), after: text.slice(to) };
}
