import { readObject, readText } from '../api/fields';
import type { FailureFilter } from '../connection/filters';
import { passes } from '../connection/filters';
import { readAccount } from '../connection/facts';

/** The changes that a poll can find. */
export const pollEvents = [
	'accounts.failed',
	'accounts.disconnected',
	'accounts.recovered',
] as const;
export type PollEvent = (typeof pollEvents)[number];

/** The events of an account that fails. */
export type FailureEvent = Exclude<PollEvent, 'accounts.recovered'>;

/** Which changes start the workflow. */
export interface Watch {
	events: PollEvent[];
	/** Whether failed logins of people who were connected before count as well. */
	accounts: 'neverConnected' | 'all';
	/** Whether a disconnection counts only where Argyle keeps the data up to date. */
	monitoredOnly: boolean;
	/** Concerns failures and disconnections. */
	filter: FailureFilter;
}

/**
 * Codes that no login attempt ends in: Argyle sends them with `accounts.updated` and never with
 * `accounts.failed` (docs.argyle.com/api-reference/accounts-webhooks/updated).
 */
const disconnectionCodes = ['auth_required', 'full_auth_required'];

/**
 * Codes of a login attempt as well as of a connection that broke by itself. An account object does
 * not say which of the two it was.
 */
const ambiguousCodes = [
	'expired_credentials',
	'account_disabled',
	'account_inaccessible',
	'system_error',
];

/** Whether the watch needs the accounts that were connected before, too. */
export function needsAllAccounts({ events, accounts }: Watch): boolean {
	return accounts === 'all' || events.some((event) => event !== 'accounts.failed');
}

/**
 * The event by which a failing account starts the workflow, filters aside.
 *
 * @param account an account object in `error`
 * @returns null when the watch does not cover such a failure
 */
export function nameFailure(account: unknown, watch: Watch): FailureEvent | null {
	const { events, accounts, monitoredOnly } = watch;
	const { errorCode, firstConnection } = readAccount(account);
	const code = errorCode ?? '';
	const isCertain = disconnectionCodes.includes(code) && firstConnection !== true;
	const isAmbiguous = ambiguousCodes.includes(code) && firstConnection === false;
	const isCovered = !monitoredOnly || isMonitored(account);
	if (events.includes('accounts.disconnected') && isCovered && (isCertain || isAmbiguous)) {
		return 'accounts.disconnected';
	}
	const isInScope = accounts === 'all' || firstConnection !== false;
	const isLogin = events.includes('accounts.failed') && isInScope && !isCertain;
	return isLogin ? 'accounts.failed' : null;
}

/**
 * Whether a watch keeps an account in mind that fails, whatever the filters say: one that it emits,
 * or whose recovery it emits.
 */
export function followsFailure(account: unknown, watch: Watch): boolean {
	if (!watch.events.includes('accounts.recovered')) return nameFailure(account, watch) !== null;
	// An account that recovers was a failed login or a disconnection, whichever of them is emitted.
	const events: PollEvent[] =
		watch.accounts === 'all'
			? ['accounts.failed', 'accounts.disconnected']
			: ['accounts.failed', ...watch.events];
	return nameFailure(account, { ...watch, events }) !== null;
}

/** Whether a watch emits this failure of this account. */
export function emitsFailure(account: unknown, watch: Watch): boolean {
	return nameFailure(account, watch) !== null && passes(readAccount(account), watch.filter);
}

/** Whether two watches are for the same changes. */
export function isSameWatch(a: Watch, b: Watch): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether Argyle goes on refreshing the data of an account. */
function isMonitored(account: unknown): boolean {
	return readText(readObject(account, 'ongoing_refresh'), 'status') === 'enabled';
}
