import type { NodeHint } from 'n8n-workflow';
import type { FailureEvent } from './codeChoices';
import { codesByEvent, UNLISTED } from './codeChoices';
import { catalogue } from './codes';
import type { FailureFilter } from './filters';
import { passesCode } from './filters';
import { describeFailure, isKnownCode } from './guidance';

const failures = ['accounts.failed', 'accounts.disconnected'] as const;

/** What no change gets through, in words that follow "These filters let". */
export const silentNames: Readonly<Record<FailureEvent, string>> = {
	'accounts.failed': 'no failed login',
	'accounts.disconnected': 'no lost connection',
};

/**
 * The chosen events that can never start the workflow: no code that they can carry passes, or only
 * first connections do, and a first connection can't be lost.
 *
 * @param events - the choice of "Trigger On"
 */
export function findSilentEvents(events: readonly string[], filter: FailureFilter): FailureEvent[] {
	const named = filter.errorCodes.filter((code) => code !== UNLISTED && !isKnownCode(code));
	return failures.filter((event) => {
		if (!events.includes(event)) return false;
		if (event === 'accounts.disconnected' && filter.firstConnectionOnly) return true;
		return ![...codesByEvent[event], ...named, null].some((code) => passesCode(code, filter));
	});
}

/**
 * The same for n8n's editor, which evaluates expressions and calls nothing of a package. It shows the
 * hint in the output panel.
 */
export const silenceHints: NodeHint[] = failures.map((event) => ({
	message: `These filters let ${silentNames[event]} through. Check 'Error Codes', 'Exclude Error Codes', 'Who Must Act' and 'First Connections Only' under Options.`,
	type: 'warning',
	location: 'outputPane',
	whenToDisplay: 'always',
	displayCondition: writeCondition(event),
}));

/** n8n resolves an expression that is the whole parameter, and none inside "Options". */
function writeCondition(event: FailureEvent): string {
	const actorOf = (code: string) => describeFailure(code).actor;
	const carried = codesByEvent[event].map((code): [string, string] => [code, actorOf(code)]);
	const data = JSON.stringify({
		event,
		carried,
		known: Object.keys(catalogue),
		other: describeFailure(null).actor,
		isLoss: event === 'accounts.disconnected',
	});
	return `={{ (({ event, carried, known, other, isLoss }) => {
		const list = (value) => [value ?? []].flat().join(' ').split(/[\\s,;]+/).filter((word) => word !== '');
		const options = $parameter.options ?? {};
		const filters = [options.errorCodes, options.excludeErrorCodes, options.actors];
		if (filters.some((value) => String(value).startsWith('='))) return false;
		const chosen = list(options.errorCodes);
		const excluded = list(options.excludeErrorCodes);
		const actors = list(options.actors);
		if (!list($parameter.events).includes(event)) return false;
		if (isLoss && String(options.firstConnectionOnly) === 'true') return true;
		const named = chosen.filter((code) => code !== '${UNLISTED}' && !known.includes(code));
		const has = (words, code) => words.includes(code) || (!known.includes(code) && words.includes('${UNLISTED}'));
		const codes = [...carried, ...named.map((code) => [code, other]), ['', other]];
		return !codes.some(([code, actor]) => !has(excluded, code)
			&& (chosen.length === 0 || has(chosen, code))
			&& (actors.length === 0 || actors.includes(actor)));
	})(${data}) }}`;
}
