import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Circus } from '@jest/types';

/** In Stryker's copy of the checkout, where each process of the run finds it. */
const FILE = resolve('mutation-tests.jsonl');

interface Noted {
	file: string;
	name: string;
	ms: number;
}

/**
 * Notes a test of the run without a mutant: Stryker chooses tests by name, and only jest knows in which files they are.
 */
export function note(noted: Noted) {
	appendFileSync(FILE, `${JSON.stringify(noted)}\n`);
}

/** @returns as jest matches it with `testNamePattern` */
export function nameFully(test: Circus.TestEntry): string {
	const names = [test.name];
	for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
	return names.join(' ');
}

let known: Noted[] | undefined;

/** @returns the tests of the run without a mutant; none before it */
export function recall(): Noted[] {
	if (!existsSync(FILE)) return [];
	known ??= readFileSync(FILE, 'utf8')
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));
	return known;
}

let chosen: Set<string> | null = null;

/**
 * Takes over the tests that a run is for.
 * @param pattern as Stryker writes it, `(name)|(name)` with escapes; undefined for all
 */
export function choose(pattern: string | undefined) {
	chosen = pattern
		? new Set(
				pattern
					.slice(1, -1)
					.split(')|(')
					.map((name) => name.replace(/\\(.)/g, '$1')),
			)
		: null;
}

export function isChosen(name: string): boolean {
	return chosen === null || chosen.has(name);
}

/** Takes the place of the pattern: a thousand names, tried on each of a thousand tests, are seconds. */
export const names = Object.assign(/chosen/, { test: isChosen });
