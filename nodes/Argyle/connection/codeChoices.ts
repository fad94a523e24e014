import { catalogue } from './codes';
import type { KnownCode } from './codes';
import { isKnownCode } from './guidance';

/** The events that carry an error code. */
export type FailureEvent = 'accounts.failed' | 'accounts.disconnected';

/** The option for every code that the catalogue lacks, and for a failure without a code. */
export const UNLISTED = 'unlisted';

/**
 * The codes of a lost connection. The first two never follow a login attempt. The others follow a
 * login attempt or a lost connection. They count as disconnections, because a user notices an
 * unnecessary item but not a missing one. Source: docs.argyle.com/workflows/reconnecting-accounts, and recorded
 * `accounts.updated` deliveries with `system_error`.
 */
export const disconnectionCodes = [
	'auth_required',
	'full_auth_required',
	'expired_credentials',
	'account_disabled',
	'account_inaccessible',
	'system_error',
] as const satisfies readonly KnownCode[];

// Argyle sends no `accounts.failed` for a lost connection (auth_required), or when ongoing refresh is
// switched off. Link has an error screen for full_auth_required (release notes of Link 5.9), so a
// login attempt can end in that code too.
const withoutAttempt: readonly string[] = ['auth_required', 'ongoing_refresh_disabled'];

/** The catalogue's codes by event. Each event can also carry an unlisted code. */
export const codesByEvent: Readonly<Record<FailureEvent, readonly string[]>> = {
	'accounts.failed': Object.keys(catalogue).filter((code) => !withoutAttempt.includes(code)),
	'accounts.disconnected': disconnectionCodes,
};

/**
 * Whether the user chose a code.
 *
 * @param chosen - codes, known or not, and possibly `unlisted`
 * @param code - `connection.error_code`; null (no code) counts as unlisted
 */
export function isChosen(chosen: readonly string[], code: string | null): boolean {
	if (code !== null && chosen.includes(code)) return true;
	return !isKnownCode(code) && chosen.includes(UNLISTED);
}
