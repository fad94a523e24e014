import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../api/fields';
import { toMilliseconds } from '../api/time';
import type { PollEvent, Watch } from './watch';
import {
	emitsFailure,
	followsFailure,
	isFailing,
	isSameWatch,
	matchesWatch,
	nameFailure,
} from './watch';

/** A change of an account that starts the workflow. */
export interface Change {
	id: string;
	event: PollEvent;
	/** `connection.updated_at` (see `readMoment`). */
	moment: string;
	account: IDataObject;
}

/** The progress of a scan that takes several polls. */
export interface Progress {
	/** What the scan searches for. If the user changes it, the scan starts over. */
	watch: Watch;
	/** The cursor of the next page; null for the first page. */
	cursor: string | null;
	/** The accounts on the pages so far that stay known after the scan. */
	seen: ReadonlySet<string>;
	/** The number of pages so far. */
	pages: number;
}

/** The state that a poll leaves for the next one. Its size grows with the failing accounts only. */
export interface PollState {
	/** The times of the known failures, by account ID. */
	accounts: ReadonlyMap<string, string>;
	/** The watch of the last completed scan; null before the first one. */
	watch: Watch | null;
	/**
	 * A change that `watch` does not cover is new if it happened after this time (ISO). If it is empty,
	 * every change is new.
	 */
	since: string;
	/**
	 * The known failures that the last scan did not show. An account that changes during a scan may move
	 * to a page that was read before, so only two scans without it count.
	 */
	missing: ReadonlySet<string>;
	/** Null when the last scan is complete. */
	progress: Progress | null;
}

/** A running scan. The functions below change it. */
export interface Scan {
	readonly before: PollState;
	readonly watch: Watch;
	readonly accounts: Map<string, string>;
	readonly seen: Set<string>;
	/** Whether `since` is the start of this scan. */
	readonly beginsNow: boolean;
	since: string;
	cursor: string | null;
	pages: number;
}

/**
 * Builds the state before the first poll.
 *
 * @param since ISO, or empty (see `PollState`)
 */
export function beginAt(since: string): PollState {
	return { accounts: new Map(), watch: null, since, missing: new Set(), progress: null };
}

/**
 * Starts a scan, or continues the one in the state.
 *
 * @param now ISO
 */
export function openScan(before: PollState, watch: Watch, now: string): Scan {
	const { progress } = before;
	const resumed = progress !== null && isSameWatch(progress.watch, watch) ? progress : null;
	// Until the first scan of a new watch is complete, `since` stays. Otherwise a second edit of the
	// watch would lose changes that it covers.
	const isChanged =
		before.watch !== null &&
		isSameWatch(progress?.watch ?? before.watch, before.watch) &&
		!isSameWatch(before.watch, watch);
	return {
		before,
		watch,
		accounts: new Map(before.accounts),
		seen: new Set(resumed?.seen),
		beginsNow: isChanged || before.since === now,
		since: isChanged ? now : before.since,
		cursor: resumed?.cursor ?? null,
		pages: resumed?.pages ?? 0,
	};
}

/** Goes back to the first page. Emitted changes stay known. */
export function restartScan(scan: Scan): void {
	scan.seen.clear();
	scan.cursor = null;
	scan.pages = 0;
}

/**
 * Finds the changes on a page that start the workflow. It does not mark them as known.
 *
 * @param requestedAt when the page was requested, by Argyle's clock (ISO); null when that is not known
 * @returns two changes for an account that the page shows twice with different moments
 */
export function findChanges(
	scan: Scan,
	accounts: IDataObject[],
	requestedAt: string | null = null,
): Change[] {
	// Argyle's clock and this one differ. With this one ahead, what happens during a long first scan
	// would count as old. Whatever the clocks say, what the first page shows has happened before.
	if (scan.beginsNow && scan.pages === 0) {
		scan.since = findLatest(accounts, requestedAt ?? scan.since);
	}
	const changes = new Map<string, Change>();
	for (const account of accounts) {
		const change = readChange(scan, account);
		if (change) changes.set(`${change.id} ${change.moment}`, change);
	}
	return [...changes.values()];
}

/** Marks a change as known. */
export function noteChange(scan: Scan, { id, event, moment }: Change): void {
	if (event === 'accounts.recovered') scan.accounts.delete(id);
	else noteFailure(scan, id, moment);
}

/**
 * Marks a page and all its accounts as read.
 *
 * @param cursor of the next page; null after the last
 */
export function notePage(scan: Scan, accounts: IDataObject[], cursor: string | null): void {
	for (const account of accounts) noteAccount(scan, account);
	scan.cursor = cursor;
	scan.pages += 1;
}

/** Builds the state of an incomplete scan. */
export function pauseScan({ accounts, before, since, ...scan }: Scan): PollState {
	const { watch, cursor, seen, pages } = scan;
	const progress = { watch, cursor, seen, pages };
	return { accounts, watch: before.watch, since, missing: before.missing, progress };
}

/**
 * Builds the state after the last page. Accounts that no page showed no longer fail, or are gone. If
 * the watch includes recoveries, an account stays known until two scans in a row do not show it.
 *
 * @param isWhole false when the list was cut. Then the missing accounts stay known: otherwise the next
 *   scan would emit them as new.
 */
export function endScan(scan: Scan, isWhole: boolean): PollState {
	if (!isWhole) {
		restartScan(scan);
		return pauseScan(scan);
	}
	const { accounts, before, seen, since, watch } = scan;
	const isRecoveryWanted = watch.events.includes('accounts.recovered');
	const missing = [...accounts.keys()].filter(
		(id) => isRecoveryWanted && !seen.has(id) && !before.missing.has(id),
	);
	const kept = new Set([...seen, ...missing]);
	const known = [...accounts].filter(([id]) => kept.has(id));
	return { accounts: new Map(known), watch, since, missing: new Set(missing), progress: null };
}

function readChange(scan: Scan, account: IDataObject): Change | null {
	const { watch, before, since } = scan;
	const id = readText(account, 'id');
	if (id === null) return null;
	const moment = readMoment(account);
	const known = scan.accounts.get(id);
	const isAfter = isLater(moment, since);
	if (isFailing(account)) {
		const event = nameFailure(account, watch);
		if (!matchesWatch(account, event, watch)) return null;
		if (known !== undefined && !isLater(moment, known)) return null;
		const wasCovered = before.watch !== null && emitsFailure(account, before.watch);
		return wasCovered || isAfter || moment === '' ? { id, event, moment, account } : null;
	}
	const event = 'accounts.recovered';
	if (!watch.events.includes(event) || !isRecovery(account, known)) return null;
	const wasCovered = before.watch?.events.includes(event) === true;
	return wasCovered || isAfter || moment === '' ? { id, event, moment, account } : null;
}

function noteAccount(scan: Scan, account: IDataObject): void {
	const id = readText(account, 'id');
	if (id === null) return;
	const known = scan.accounts.get(id);
	if (isFailing(account) && followsFailure(account, scan.watch)) {
		noteFailure(scan, id, readMoment(account));
		scan.seen.add(id);
	} else if (isRecovery(account, known)) {
		scan.accounts.delete(id);
		scan.seen.delete(id);
	} else if (known !== undefined && scan.watch.events.includes('accounts.recovered')) {
		// It may still recover: it is connecting, Argyle shows an older state, or the watch no longer covers
		// its failure, for example after ongoing refresh was switched off.
		scan.seen.add(id);
	}
}

function noteFailure(scan: Scan, id: string, moment: string): void {
	const known = scan.accounts.get(id) ?? '';
	scan.accounts.set(id, isLater(moment, known) ? moment : known);
}

/** Whether an account with a known failure is connected now. */
function isRecovery(account: IDataObject, known: string | undefined): boolean {
	const status = readText(readObject(account, 'connection'), 'status');
	if (known === undefined || status !== 'connected') return false;
	const moment = readMoment(account);
	return moment === '' || isLater(moment, known);
}

/**
 * Reads `connection.updated_at` as ISO with milliseconds. Another text stays as sent; '' when it is
 * missing.
 */
function readMoment(account: IDataObject): string {
	const updatedAt = readText(readObject(account, 'connection'), 'updated_at') ?? '';
	return toMilliseconds(updatedAt) ?? updatedAt;
}

/** Returns the latest moment on a page, or `since` if that is later. */
function findLatest(accounts: IDataObject[], since: string): string {
	const moments = accounts.map(readMoment).filter((moment) => !Number.isNaN(Date.parse(moment)));
	return moments.reduce((latest, moment) => (isLater(moment, latest) ? moment : latest), since);
}

/**
 * Whether a moment is later than another. Argyle may show an older state of an account for a while,
 * so an earlier moment is not a change. Without valid timestamps, any difference counts: a duplicate
 * item is better than a lost one.
 */
function isLater(moment: string, before: string): boolean {
	if (moment === '' || moment === before) return false;
	const [now, then] = [Date.parse(moment), Date.parse(before)];
	return Number.isNaN(now) || Number.isNaN(then) || now > then;
}
