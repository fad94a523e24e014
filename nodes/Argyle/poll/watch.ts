import { readObject, readText } from '../api/fields';
import type { ItemEvent } from '../connection/events';
import type { FailureFilter } from '../connection/filters';
import { matchesFilter } from '../connection/filters';
import { readAccount } from '../connection/facts';
import { isDisconnected, isMonitored, wasConnected } from '../connection/state';

/** The events that a poll can find. */
export type PollEvent = Extract<
	ItemEvent,
	'accounts.failed' | 'accounts.disconnected' | 'accounts.recovered'
>;

/** All events that a poll can find, the default first. */
export const pollEvents: readonly PollEvent[] = [
	'accounts.failed',
	'accounts.disconnected',
	'accounts.recovered',
];

/** The events of an account that fails. */
export type FailureEvent = Exclude<PollEvent, 'accounts.recovered'>;

/** The values of "Accounts to Check": whose failed logins count. */
export const accountChoices = ['neverConnected', 'all'] as const;

/** Which changes start the workflow. */
export interface Watch {
	events: PollEvent[];
	accounts: (typeof accountChoices)[number];
	/** Whether disconnections count only for accounts with ongoing refresh. */
	monitoredOnly: boolean;
	/** For failures and disconnections only. */
	filter: FailureFilter;
}

/**
 * Codes that never follow a login attempt: Argyle sends them with `accounts.updated` and never with
 * `accounts.failed` (docs.argyle.com/api-reference/accounts-webhooks/updated).
 */
const codesWithoutLogin: ReadonlyArray<string | null> = [
	'auth_required',
	'full_auth_required',
	'ongoing_refresh_disabled',
];

/** Whether an account is failing: a login failed, or the connection was lost. */
export function isFailing(account: unknown): boolean {
	const status = readText(readObject(account, 'connection'), 'status');
	return status === 'error' || status === 'disconnected';
}

/** Whether the watch also needs accounts that were connected before. */
export function needsAllAccounts({ events, accounts }: Watch): boolean {
	return accounts === 'all' || events.some((event) => event !== 'accounts.failed');
}

/**
 * Returns the event of a failing account, without checking filters. Some codes follow a login attempt
 * or a lost connection (`system_error`). An account object does not show which, so both events cover
 * them.
 *
 * @param account a failing account
 * @returns null when the watch does not cover the failure
 */
export function nameFailure(account: unknown, watch: Watch): FailureEvent | null {
	const { events, accounts, monitoredOnly } = watch;
	const isCovered = !monitoredOnly || isMonitored(account);
	if (events.includes('accounts.disconnected') && isCovered && isDisconnected(account) === true) {
		return 'accounts.disconnected';
	}
	const isInScope = accounts === 'all' || wasConnected(account) !== true;
	const isLogin = events.includes('accounts.failed') && isInScope && mayBeLogin(account);
	return isLogin ? 'accounts.failed' : null;
}

/**
 * Whether a watch remembers a failing account, without checking filters: it may emit the failure or
 * the recovery.
 */
export function followsFailure(account: unknown, watch: Watch): boolean {
	if (!watch.events.includes('accounts.recovered')) return nameFailure(account, watch) !== null;
	// Before it recovered, the account had a failed login or a disconnection, emitted or not.
	const events: PollEvent[] =
		watch.accounts === 'all'
			? ['accounts.failed', 'accounts.disconnected']
			: ['accounts.failed', ...watch.events];
	return nameFailure(account, { ...watch, events }) !== null;
}

/** Whether a watch emits this failure of this account. */
export function emitsFailure(account: unknown, watch: Watch): boolean {
	return matchesWatch(account, nameFailure(account, watch), watch);
}

/**
 * Whether a watch emits a failure.
 *
 * @param event from `nameFailure`
 */
export function matchesWatch(
	account: unknown,
	event: FailureEvent | null,
	{ filter }: Watch,
): event is FailureEvent {
	return event !== null && matchesFilter(readAccount(account, event), filter);
}

/**
 * Whether two watches cover the same changes, in any order of their lists: n8n stores a list in the
 * order of the user's clicks. With another watch, a scan of several polls starts over.
 */
export function isSameWatch(a: Watch, b: Watch): boolean {
	return JSON.stringify(a, sortLists) === JSON.stringify(b, sortLists);
}

function sortLists(_key: string, value: unknown): unknown {
	return Array.isArray(value) ? [...new Set(value.map(String))].sort() : value;
}

function mayBeLogin(account: unknown): boolean {
	const connection = readObject(account, 'connection');
	if (readText(connection, 'status') !== 'error') return false;
	const code = readText(connection, 'error_code');
	return !codesWithoutLogin.includes(code) || wasConnected(account) === false;
}
