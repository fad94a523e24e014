import { catalogue } from './codes';
import type { KnownCode } from './codes';
import { isKnownCode } from './guidance';

/** The events that carry an error code. */
export type FailureEvent = 'accounts.failed' | 'accounts.disconnected';

/** The choice that stands for every code that the catalogue lacks, and for a failure without one. */
export const UNLISTED = 'unlisted';

/**
 * The codes with which an account that was connected loses its connection. The first two never come
 * from a login attempt. The others come from both: a needless item is seen, a missed disconnection
 * is not. Source: docs.argyle.com/workflows/reconnecting-accounts, and recorded `accounts.updated`
 * deliveries with `system_error`.
 */
export const disconnectionCodes = [
	'auth_required',
	'full_auth_required',
	'expired_credentials',
	'account_disabled',
	'account_inaccessible',
	'system_error',
] as const satisfies readonly KnownCode[];

// Argyle sends no `accounts.failed` for a lost connection (auth_required), and a refresh that was
// switched off is no login attempt. Link has an error screen for full_auth_required (release notes
// of Link 5.9), so an attempt can end in that one too.
const withoutAttempt: readonly string[] = ['auth_required', 'ongoing_refresh_disabled'];

/** Which codes of the catalogue an event can carry. Any of them can also carry an unlisted code. */
export const codesByEvent: Readonly<Record<FailureEvent, readonly string[]>> = {
	'accounts.failed': Object.keys(catalogue).filter((code) => !withoutAttempt.includes(code)),
	'accounts.disconnected': disconnectionCodes,
};

/**
 * Whether a code is among those that a user chose.
 *
 * @param chosen - codes, known or not, and possibly `unlisted`
 * @param code - `connection.error_code`; null, without a code, counts as unlisted
 */
export function isChosen(chosen: readonly string[], code: string | null): boolean {
	if (code !== null && chosen.includes(code)) return true;
	return !isKnownCode(code) && chosen.includes(UNLISTED);
}
