import { readObject, readText } from '../api/fields';
import type { ItemEvent } from '../connection/events';
import type { FailureFilter } from '../connection/filters';
import { passes } from '../connection/filters';
import { readAccount } from '../connection/facts';
import { isDisconnected, isMonitored, wasConnected } from '../connection/state';

/** The changes that a poll can find. */
export type PollEvent = Extract<
	ItemEvent,
	'accounts.failed' | 'accounts.disconnected' | 'accounts.recovered'
>;

/** The same as a list, the default first. */
export const pollEvents: readonly PollEvent[] = [
	'accounts.failed',
	'accounts.disconnected',
	'accounts.recovered',
];

/** The events of an account that fails. */
export type FailureEvent = Exclude<PollEvent, 'accounts.recovered'>;

/** Whose failed logins count: those of people who never connected, or of all. */
export const accountChoices = ['neverConnected', 'all'] as const;

/** Which changes start the workflow. */
export interface Watch {
	events: PollEvent[];
	accounts: (typeof accountChoices)[number];
	/** Whether a disconnection counts only where Argyle keeps the data up to date. */
	monitoredOnly: boolean;
	/** Concerns failures and disconnections. */
	filter: FailureFilter;
}

/**
 * Codes of an account that was connected in which no login attempt ends: Argyle sends them with
 * `accounts.updated` and never with `accounts.failed`
 * (docs.argyle.com/api-reference/accounts-webhooks/updated).
 */
const codesWithoutLogin = ['auth_required', 'full_auth_required', 'ongoing_refresh_disabled'];

/** Whether an account fails: a login failed, or the connection broke. */
export function isFailing(account: unknown): boolean {
	const status = readText(readObject(account, 'connection'), 'status');
	return status === 'error' || status === 'disconnected';
}

/** Whether the watch needs the accounts that were connected before, too. */
export function needsAllAccounts({ events, accounts }: Watch): boolean {
	return accounts === 'all' || events.some((event) => event !== 'accounts.failed');
}

/**
 * The event by which a failing account starts the workflow, filters aside. Some codes end a login
 * attempt as well as a connection (`system_error`): an account object does not say which, so either
 * event covers them.
 *
 * @param account an account object that is failing
 * @returns null when the watch does not cover such a failure
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
	const event = nameFailure(account, watch);
	return event !== null && passes(readAccount(account, event), watch.filter);
}

/**
 * Whether two watches are for the same changes, in whatever order their lists are: n8n keeps that of
 * the user's clicks. A scan that takes several polls starts over with another watch.
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
	const code = readText(connection, 'error_code') ?? '';
	return !codesWithoutLogin.includes(code) || wasConnected(account) === false;
}
