import { catalogue, newerCode, withoutCode } from './codes';
import type { Guidance, KnownCode } from './codes';
import { fillTexts } from './wording';

/** The guidance in an output item; `known` is false when it is a default and not the code's own. */
export interface ItemGuidance extends Guidance {
	known: boolean;
}

/**
 * Whether the catalogue has a code.
 *
 * @param code - `connection.error_code` as Argyle sends it: exact, lower-case snake_case
 */
export function isKnownCode(code: string | null): code is KnownCode {
	return code !== null && Object.hasOwn(catalogue, code);
}

/**
 * Explains a failure code: what happened, who acts next, and what to write to the applicant.
 *
 * @param code - `connection.error_code`, null when Argyle sent none
 * @param providerName - `name` of the account's item at Argyle, untrusted. The texts name the
 * payroll where they can, and say "your payroll account" otherwise.
 * @returns a fresh object with its fields in the order of the item, so that a workflow may change
 * it; for a missing or unknown code a default that invites the applicant to try once more. Never
 * throws.
 */
export function describeFailure(code: string | null, providerName?: string | null): ItemGuidance {
	const known = isKnownCode(code);
	const guidance: Guidance = known ? catalogue[code] : pickDefault(code);
	return { known, ...guidance, ...fillTexts(guidance, providerName) };
}

const pickDefault = (code: string | null) =>
	code === null || code === '' ? withoutCode : newerCode;
