/** A word that a native reader stumbles over. */
export interface WordRule {
	/** A regular expression. A space also matches a line break, and `·` the hump of a camelCase name. */
	pattern: string;
	/** What to write in its place. */
	instead: string;
}

/** A place where a rule matches. */
export interface WordHit {
	/** From 1. */
	line: number;
	found: string;
	instead: string;
}

/** What may separate two words of a phrase: also the beginning of the next line of a comment. */
const GAP = '[\\s·]+(?:(?:\\/\\/|\\*|#|>)\\s+)?';

/**
 * Finds the words of a list in a text, identifiers included. Where two rules match, the first one counts.
 * @param text of a source file, a document or a workflow
 * @returns the hits in the order of the text
 */
export function findWords(text: string, rules: WordRule[]): WordHit[] {
	const split = splitIdentifiers(text);
	const taken: { start: number; end: number; hit: WordHit }[] = [];
	for (const { pattern, instead } of rules) {
		const phrase = pattern.replaceAll(' ', GAP);
		for (const match of split.matchAll(new RegExp(`(?<![a-z])(?:${phrase})(?![a-z])`, 'gi'))) {
			const start = match.index;
			const end = start + match[0].length;
			if (taken.some((other) => start < other.end && other.start < end)) continue;
			const found = match[0].replace(/[\s*/#>·]+/g, ' ').trim();
			taken.push({ start, end, hit: { line: countLines(split, start), found, instead } });
		}
	}
	return taken.sort((a, b) => a.start - b.start).map(({ hit }) => hit);
}

/** Marks the humps of camelCase names, and takes away the line breaks that strings escape. */
function splitIdentifiers(text: string): string {
	return text
		.replace(/\\n/g, '  ')
		.replace(/([a-z0-9])([A-Z])/g, '$1·$2')
		.replace(/([a-z])_(?=[a-z])/gi, '$1·');
}

function countLines(text: string, end: number): number {
	return text.slice(0, end).split('\n').length;
}
