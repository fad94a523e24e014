import type { FailureFacts } from './facts';
import { describeFailure, isKnownCode } from './guidance';

/** Which failures start the workflow. Empty lists and false let everything through. */
export interface FailureFilter {
	errorCodes: string[];
	excludeErrorCodes: string[];
	actors: string[];
	firstConnectionOnly: boolean;
}

/** Whether the filter looks at the error code. */
export function needsCode(filter: FailureFilter): boolean {
	return [filter.errorCodes, filter.excludeErrorCodes, filter.actors].some(
		(list) => list.length > 0,
	);
}

/**
 * Whether a failure passes. What can't be judged passes: a code that is newer than the catalogue,
 * unless it is excluded by name, and an account whose past is unknown. A needless item is seen, a
 * lost one is not.
 */
export function passes(facts: FailureFacts, filter: FailureFilter): boolean {
	const { errorCode } = facts;
	if (errorCode !== null && filter.excludeErrorCodes.includes(errorCode)) return false;
	if (filter.firstConnectionOnly && facts.firstConnection === false) return false;
	if (!isKnownCode(errorCode)) return true;
	const included = filter.errorCodes.length === 0 || filter.errorCodes.includes(errorCode);
	const { actor } = describeFailure(errorCode);
	return included && (filter.actors.length === 0 || filter.actors.includes(actor));
}
