import type { IDataObject } from 'n8n-workflow';
import { catalogue } from '../../nodes/Argyle/connection/codes';
import { knownCodes } from './publishedCodes';

/** A failure as far as filters look at it. */
export interface Failure {
	code: string | null;
	firstConnection: boolean | null;
}

/**
 * Whether a failure starts the workflow, written from the rules of the filters (README) and not
 * from their implementation. `options` are those of the trigger, always well formed.
 */
export function judge(options: IDataObject, failure: Failure): boolean {
	const wanted = namesIn(options.errorCodes, options.moreErrorCodes);
	const unwanted = namesIn(options.excludeErrorCodes, options.moreExcludeErrorCodes);
	const actors = namesIn(options.actors, '');
	const { code, firstConnection } = failure;

	const rules: Array<[applies: boolean, verdict: boolean]> = [
		[code !== null && unwanted.has(code), false],
		[options.firstConnectionOnly === true && firstConnection === false, false],
		[code === null || !knownCodes.includes(code), true],
		[code !== null && wanted.size > 0 && !wanted.has(code), false],
		[actors.size > 0 && !actors.has(actorOf(code)), false],
	];
	const [, verdict] = rules.find(([applies]) => applies) ?? [true, true];
	return verdict;
}

function actorOf(code: string | null): string {
	const entry = Object.entries(catalogue).find(([name]) => name === code);
	return entry?.[1].actor ?? '';
}

function namesIn(listed: unknown, typed: unknown): Set<string> {
	const names = new Set<string>();
	for (const name of Array.isArray(listed) ? listed : []) names.add(String(name));
	for (const name of String(typed ?? '').match(/[^\s,;]+/g) ?? []) names.add(name);
	return names;
}
