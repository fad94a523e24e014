import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../mutation/compare.cts';
import { LOWEST_SCORE } from '../../mutation/score.cts';
import { ROOT } from '../../root.cts';
import type { Mutant } from '../../mutation/mutants.cts';

const REPORTS = join(ROOT, 'reports');

/** A run that proves a case but is not a test: too long for one, or about the tests. */
export interface Run {
	command: string;
	/** What it came to. */
	summary: string;
	passed: boolean;
	/** Its part of the page, as Markdown. */
	chapter: string;
}

interface Soak {
	at: string;
	seconds: number;
	deliveries: number;
	verdicts: { goal: string; met: boolean; found: string }[];
}

interface Mutation {
	at: string;
	score: number;
	killed: number;
	timeout: number;
	survived: number;
	noCoverage: number;
	ignored: number;
	survivors: Mutant[];
}

/**
 * Reads what the long runs on this machine came to.
 * @returns by the number of the case
 */
export function readRuns(): Map<number, Run> {
	const runs: Map<number, Run> = new Map();
	const soak: Soak | undefined = readReport('soak');
	const mutation: Mutation | undefined = readReport('mutation');
	if (soak) runs.set(77, describeSoak(soak));
	if (mutation) runs.set(79, describeMutation(mutation));
	return runs;
}

function readReport(name: string) {
	const file = join(REPORTS, `${name}.json`);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function describeSoak({ at, seconds, deliveries, verdicts }: Soak): Run {
	const met = verdicts.filter((one) => one.met).length;
	const summary = `${deliveries.toLocaleString('en')} deliveries in ${Math.round(seconds / 60)} minutes, ${met} of ${verdicts.length} goals met`;
	const lines = verdicts.map(
		({ goal, met: isMet, found }) => `- ${isMet ? 'Met' : '**Missed**'}: ${goal} (${found})`,
	);
	const head = `\`npm run soak\` on ${at.slice(0, 10)}: ${summary}.`;
	return {
		command: 'npm run soak',
		summary,
		passed: met === verdicts.length,
		chapter: ['## The soak', '', head, '', ...lines].join('\n'),
	};
}

function describeMutation({
	at,
	score,
	killed,
	timeout,
	survived,
	noCoverage,
	ignored,
	survivors,
}: Mutation): Run {
	const tried = killed + timeout + survived + noCoverage;
	const { unexplained, explained } = compare(survivors);
	const summary = `${score} % of ${tried.toLocaleString('en')} mutants noticed`;
	const head = `\`npm run test:mutation\` on ${at.slice(0, 10)}: ${summary}. ${survivors.length} lived, each listed here with the reason why nothing can notice it; ${ignored} in constants were not tried. Mutated are api/, trigger/, connection/ without its catalogue, and the delete with its guard.`;
	const rows = explained.map(({ file, line, replacement, why }) =>
		[`\`${file}\``, toCode(line), toCode(replacement), why].join(' | '),
	);
	const table = ['| File | Line | Becomes | Why nobody notices |', '| --- | --- | --- | --- |'];
	return {
		command: 'npm run test:mutation',
		summary,
		passed: score >= LOWEST_SCORE && unexplained.length === 0,
		chapter: [
			'## Mutants',
			'',
			head,
			...(rows.length > 0 ? ['', ...table, ...rows.map((row) => `| ${row} |`)] : []),
		].join('\n'),
	};
}

function toCode(text: string) {
	return `\`\`${text.replaceAll('|', '\\|')} \`\``;
}
