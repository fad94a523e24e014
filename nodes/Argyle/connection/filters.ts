import { isChosen } from './codeChoices';
import { failureEvents } from './events';
import type { ConnectionFacts } from './facts';
import { describeFailure } from './guidance';

/** Which failures and disconnections start the workflow. Empty lists and false match all. */
export interface FailureFilter {
	errorCodes: string[];
	excludeErrorCodes: string[];
	/** Who must act next. */
	actors: string[];
	firstConnectionOnly: boolean;
}

/** Whether the filter depends on the error code. */
export function needsCode(filter: FailureFilter): boolean {
	return [filter.errorCodes, filter.excludeErrorCodes, filter.actors].some(
		(list) => list.length > 0,
	);
}

/**
 * Whether a change matches the filter. Events other than failures and disconnections always match.
 * The filter is strict: a code that the user did not choose does not match. If no code can be read, the
 * change matches, because a user notices an unnecessary item but not a missing one.
 */
export function matchesFilter(facts: ConnectionFacts, filter: FailureFilter): boolean {
	if (!failureEvents.includes(facts.event)) return true;
	if (filter.firstConnectionOnly && facts.firstConnection === false) return false;
	const { errorCode, resource } = facts;
	// Neither the delivery nor the account holds the code.
	if (errorCode === null && resource === null) return true;
	return passesCode(errorCode, filter);
}

/** Whether an error code passes. */
export function passesCode(
	errorCode: string | null,
	{ errorCodes, excludeErrorCodes, actors }: FailureFilter,
): boolean {
	if (isChosen(excludeErrorCodes, errorCode)) return false;
	if (errorCodes.length > 0 && !isChosen(errorCodes, errorCode)) return false;
	return actors.length === 0 || actors.includes(describeFailure(errorCode).actor);
}
