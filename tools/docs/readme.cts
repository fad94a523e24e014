import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.cts';

const README = join(ROOT, 'README.md');

/**
 * Reads what the README holds between the two marks of a generated part.
 * @param name as in `<!-- name:start -->`
 * @throws {Error} when a mark is missing
 */
export function readPart(name: string): string {
	return split(name).part;
}

/**
 * Puts a generated part into the README.
 * @param name as in `<!-- name:start -->`
 * @param part Markdown
 * @throws {Error} when a mark is missing
 */
export function writePart(name: string, part: string) {
	const { before, after } = split(name);
	writeFileSync(README, `${before}\n\n${part}\n\n${after}`);
}

function split(name: string) {
	const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
	const text = readFileSync(README, 'utf8');
	const from = text.indexOf(start) + start.length;
	const to = text.indexOf(end, from);
	if (!text.includes(start) || to < 0) throw new Error(`README.md lacks ${start} or ${end}`);
	return { before: text.slice(0, from), part: text.slice(from, to).trim(), after: text.slice(to) };
}
