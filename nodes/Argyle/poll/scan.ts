import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../api/fields';
import { wasConnected } from '../connection/state';
import { toMilliseconds } from '../api/time';

/**
 * What kind of failure an account in `error` shows: a login of somebody who never connected, a
 * login of somebody who did once, or a connection that broke without anybody logging in.
 */
export type FailureKind = 'first' | 'reauthentication' | 'disconnection';

/** An account that fails now. */
export interface Finding {
	id: string;
	kind: FailureKind;
	/**
	 * `connection.updated_at` as ISO with milliseconds, as sent when it is no timestamp, '' without
	 * one.
	 */
	failedAt: string;
	account: IDataObject;
}

/**
 * What a listing found, one entry for an account. Of what is known already only the moment is kept.
 */
export interface Found {
	/** When each account failed, by id. */
	failing: Map<string, string>;
	/** Those that the workflow has to hear of. */
	fresh: Map<string, Finding>;
}

/** What a poll leaves for the next one. It holds no more than the accounts that fail now. */
export interface PollState {
	/** The kinds that it knows of; what fails in another way was never looked at. */
	watched: FailureKind[];
	/** When each of them failed, by id. */
	accounts: ReadonlyMap<string, string>;
	/** The failures that the last run was started with, and the process that did it. */
	started: { process: string; accounts: ReadonlySet<string> } | null;
}

/** What a user wants to hear of, and by which process. */
export interface ScanWish {
	watched: FailureKind[];
	/** Whether what failed before the first poll counts as new. */
	emitExisting: boolean;
	/** Whether failures count as new again when the process that started a run with them is gone. */
	repeatAfterRestart: boolean;
	/** This process. */
	process: string;
}

/** Before the first poll. */
export const noState: PollState = { watched: [], accounts: new Map(), started: null };

/**
 * Codes by which Argyle says that a connection broke later, as opposed to a login that failed: they
 * come with `accounts.updated` and never with `accounts.failed`
 * (docs.argyle.com/api-reference/accounts-webhooks/updated).
 */
const disconnectionCodes = ['auth_required', 'full_auth_required'];

/** The accounts of a page that fail in one of the ways watched. */
export function findFailures(accounts: IDataObject[], watched: FailureKind[]): Finding[] {
	return accounts.flatMap((account) => {
		const connection = readObject(account, 'connection');
		const id = readText(account, 'id');
		if (id === null || readText(connection, 'status') !== 'error') return [];
		const kind = readKind(account, readText(connection, 'error_code'));
		const updatedAt = readText(connection, 'updated_at') ?? '';
		const failedAt = toMilliseconds(updatedAt) ?? updatedAt;
		return watched.includes(kind) ? [{ id, kind, failedAt, account }] : [];
	});
}

/**
 * Takes in what a page shows, by changing `found`. Argyle may list an account twice while others
 * come and go: the newest finding counts.
 */
export function keepNewest(
	found: Found,
	findings: Finding[],
	state: PollState,
	wish: ScanWish,
): void {
	for (const finding of findings) {
		const { id, failedAt } = finding;
		const earlier = found.failing.get(id);
		if (earlier !== undefined && !isLater(failedAt, earlier)) continue;
		found.failing.set(id, failedAt);
		if (isNew(finding, state, wish)) found.fresh.set(id, finding);
		else found.fresh.delete(id);
	}
}

/**
 * Compares what a listing found with what the poll before left.
 *
 * @param isComplete whether the listing came to its end. An account that a cut one does not show
 *   has not recovered for that: forgetting it would make it new again.
 * @returns the failures that are new, the oldest first, and the state for the next poll
 */
export function compare(
	{ failing, fresh }: Found,
	state: PollState,
	wish: ScanWish,
	isComplete: boolean,
): { failures: Finding[]; nextState: PollState } {
	const accounts = new Map(isComplete ? [] : state.accounts);
	for (const [id, failedAt] of failing) {
		const before = state.accounts.get(id) ?? '';
		accounts.set(id, isLater(failedAt, before) ? failedAt : before);
	}
	const failures = [...fresh.values()].sort((a, b) =>
		a.failedAt < b.failedAt ? -1 : Number(a.failedAt > b.failedAt),
	);
	// Not those that are repeated: two processes would hand them to each other for ever.
	const unheard = failures.filter(({ id, failedAt }) => failedAt !== state.accounts.get(id));
	const started = { process: wish.process, accounts: new Set(unheard.map(({ id }) => id)) };
	const isKept = wish.repeatAfterRestart && failures.length > 0;
	// Of a kind that is new, a cut listing leaves some out: the next whole one takes note of those.
	const watched = isComplete ? wish.watched : state.watched;
	return { failures, nextState: { watched, accounts, started: isKept ? started : null } };
}

/** Whether the workflow has to hear of a failure: the same account may have failed before. */
function isNew({ id, kind, failedAt }: Finding, state: PollState, wish: ScanWish): boolean {
	const before = state.accounts.get(id);
	if (before === undefined) return state.watched.includes(kind) || wish.emitExisting;
	return isLater(failedAt, before) || isUnsure(id, state, wish);
}

/**
 * Whether an account failed anew. Argyle may show it for a while as it was before, so an earlier
 * moment tells nothing; of what is no timestamp, any change counts, as a doubled item is better
 * than a lost one.
 */
function isLater(failedAt: string, before: string): boolean {
	if (failedAt === '' || failedAt === before) return false;
	const [now, then] = [Date.parse(failedAt), Date.parse(before)];
	return Number.isNaN(now) || Number.isNaN(then) || now > then;
}

function readKind(account: IDataObject, code: string | null): FailureKind {
	const connectedOnce = wasConnected(account);
	if (connectedOnce === false) return 'first';
	if (code !== null && disconnectionCodes.includes(code)) return 'disconnection';
	return connectedOnce ? 'reauthentication' : 'first';
}

function isUnsure(id: string, { started }: PollState, wish: ScanWish): boolean {
	const { repeatAfterRestart, process } = wish;
	if (!repeatAfterRestart || started === null || started.process === process) return false;
	return started.accounts.has(id);
}
