import { catalogue, newerCode, withoutCode } from './codes';
import type { Guidance, KnownCode } from './codes';
import { fillTexts } from './wording';

/** The guidance in an output item; `known` is false for a default. */
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
 * @param providerName - `name` of the account's item at Argyle, untrusted. The texts contain this name
 * if possible, otherwise "your payroll account".
 * @returns a new object, which a workflow may change. For a missing or unknown code, a default that
 * invites the applicant to try again. Never throws.
 */
export function describeFailure(code: string | null, providerName?: string | null): ItemGuidance {
	const known = isKnownCode(code);
	const guidance: Guidance = known ? catalogue[code] : pickDefault(code);
	return { known, ...guidance, ...fillTexts(guidance, providerName) };
}

const pickDefault = (code: string | null) =>
	code === null || code === '' ? withoutCode : newerCode;
