import { isChosen } from './codeChoices';
import { failureEvents } from './events';
import type { ConnectionFacts } from './facts';
import { describeFailure } from './guidance';

/** Which failures and disconnections start the workflow. Empty lists and false let all through. */
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
 * Whether a change passes. The filters concern failures and disconnections; every other event
 * passes. They are strict: a code that was not chosen does not pass. Only what could not be read
 * passes: a needless item is seen, a lost one is not.
 */
export function passes(facts: ConnectionFacts, filter: FailureFilter): boolean {
	if (!failureEvents.includes(facts.event)) return true;
	if (filter.firstConnectionOnly && facts.firstConnection === false) return false;
	const { errorCode, resource } = facts;
	// Neither the delivery nor the account could say which code it is.
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
