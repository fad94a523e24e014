import { catalogue } from './codes';
import type { Guidance, KnownCode } from './codes';

/** The guidance in an output item; `known` is false when it is a default and not the code's own. */
export interface ItemGuidance extends Guidance {
	known: boolean;
}

const withoutCode: Guidance = {
	title: 'Connection failed without a reason',
	explanation: 'The account could not be connected, and Argyle gave no error code for it.',
	actor: 'you',
	retry: 'later',
	next_step: 'Look up the account in Argyle Console before you ask the applicant to act.',
	suggested_message:
		"We couldn't connect your payroll account this time. We're looking into it and will let you know what comes next.",
};

const newerCode: Guidance = {
	title: 'Connection failed for a newer reason',
	explanation:
		"The account could not be connected, for a reason that is newer than this node's list of error codes.",
	actor: 'you',
	retry: 'later',
	next_step:
		"Read the error message and look the code up in Argyle's documentation before you ask the applicant to act.",
	suggested_message:
		"Your payroll account couldn't be connected yet. We're looking into it and will let you know what comes next.",
};

/**
 * Tells whether a code is in the catalogue.
 *
 * @param code - `connection.error_code` as Argyle sends it: exact, lower-case snake_case
 */
export function isKnownCode(code: string | null): code is KnownCode {
	return code !== null && Object.hasOwn(catalogue, code);
}

/**
 * Explains a failure code: what happened, who acts next, and what to tell the applicant.
 *
 * @param code - `connection.error_code`, null when Argyle sent none
 * @returns a fresh object, so that a workflow may change its item; for a missing code and for one
 * that the catalogue does not know, a default that asks nothing of the applicant. Never throws.
 */
export function explainCode(code: string | null): ItemGuidance {
	if (isKnownCode(code)) return { known: true, ...catalogue[code] };
	return { known: false, ...(code === null || code === '' ? withoutCode : newerCode) };
}
