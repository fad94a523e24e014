import { EQUIVALENTS } from './equivalents.cts';
import type { Equivalent } from './equivalents.cts';
import type { Mutant } from './mutants.cts';

/**
 * Compares those that lived with the list.
 * @returns `outdated`: listed, and of a file that was mutated, but dead
 */
export function compare(mutants: Mutant[]): {
	unexplained: Mutant[];
	explained: Equivalent[];
	outdated: Equivalent[];
} {
	const left = new Set(EQUIVALENTS);
	const unexplained: Mutant[] = [];
	const explained: Equivalent[] = [];
	// Several mutants of a line may read alike: each entry is for one of them.
	for (const mutant of mutants.filter(({ lives }) => lives)) {
		const one = [...left].find((entry) => isSame(entry, mutant));
		if (one === undefined) unexplained.push(mutant);
		else explained.push(one);
		if (one !== undefined) left.delete(one);
	}
	const files = new Set(mutants.map(({ file }) => file));
	return { unexplained, explained, outdated: [...left].filter(({ file }) => files.has(file)) };
}

function isSame(listed: Equivalent, mutant: Mutant): boolean {
	return (
		listed.file === mutant.file &&
		listed.mutator === mutant.mutator &&
		listed.line === mutant.line &&
		listed.replacement === mutant.replacement
	);
}
