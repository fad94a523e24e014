import type { IDataObject } from 'n8n-workflow';
import { wasConnected } from '../api/connection';
import { readObject, readText } from '../api/fields';
import { toMilliseconds } from '../failure/item';

/**
 * What kind of failure an account in `error` shows: a login of somebody who never connected, a login of
 * somebody who did once, or a connection that broke without anybody logging in.
 */
export type FailureKind = 'first' | 'reauthentication' | 'disconnection';

/** An account that fails now. */
export interface Finding {
	id: string;
	kind: FailureKind;
	/** `connection.updated_at` as ISO with milliseconds, as sent when it is no timestamp, '' without one. */
	failedAt: string;
	/** Null when nobody will ask for it. */
	account: IDataObject | null;
}

/** What a poll leaves for the next one. It holds no more than the accounts that fail now. */
export interface PollState {
	/** The kinds that it knows of; what fails in another way was never looked at. */
	watched: FailureKind[];
	/** When each of them failed, by id. */
	accounts: Record<string, string>;
	/** The failures that the last run was started with, and the process that did it. */
	started: { process: string; accounts: string[] } | null;
}

/** What a node is asked to do, and by whom. */
export interface ScanChoices {
	watched: FailureKind[];
	/** Whether what failed before the first poll counts as new. */
	emitExisting: boolean;
	/** Whether failures count as new again when the process that started a run with them is gone. */
	repeatAfterRestart: boolean;
	/** This process. */
	process: string;
}

/** Before the first poll. */
export const noState: PollState = { watched: [], accounts: {}, started: null };

/**
 * Codes by which Argyle says that a connection broke later, as opposed to a login that failed: they
 * come with `accounts.updated` and never with `accounts.failed` (argyle-api §3.3).
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

/** Whether the workflow has to hear of a failure: the same account may have failed before. */
export function isNew(finding: Finding, state: PollState, choices: ScanChoices): boolean {
	const { id, kind, failedAt } = finding;
	const before = readBefore(id, state);
	if (before === undefined) return state.watched.includes(kind) || choices.emitExisting;
	return failedAt > before || isUnsure(id, state, choices);
}

function readBefore(id: string, { accounts }: PollState): string | undefined {
	return Object.hasOwn(accounts, id) ? accounts[id] : undefined;
}

/**
 * Compares what a listing found with what the poll before left.
 *
 * @param findings one for an account
 * @param isComplete whether the listing came to its end. An account that a cut one does not show has not
 *   recovered for that: forgetting it would make it new again.
 * @returns the failures that are new, the oldest first, and the state for the next poll
 */
export function compare(
	findings: Iterable<Finding>,
	state: PollState,
	choices: ScanChoices,
	isComplete: boolean,
): { failures: Finding[]; nextState: PollState } {
	const accounts: Record<string, string> = isComplete ? {} : { ...state.accounts };
	const failures: Finding[] = [];
	for (const finding of findings) {
		const { id, failedAt } = finding;
		if (finding.account !== null && isNew(finding, state, choices)) failures.push(finding);
		const before = readBefore(id, state) ?? '';
		accounts[id] = failedAt > before ? failedAt : before;
	}
	failures.sort((a, b) => (a.failedAt < b.failedAt ? -1 : Number(a.failedAt > b.failedAt)));
	const { watched, process, repeatAfterRestart } = choices;
	// Not those that are repeated: two processes would hand them to each other for ever.
	const fresh = failures.filter(({ id, failedAt }) => failedAt !== readBefore(id, state));
	const started = repeatAfterRestart ? { process, accounts: fresh.map(({ id }) => id) } : null;
	return {
		failures,
		nextState: { watched, accounts, started: failures.length > 0 ? started : null },
	};
}

function readKind(account: IDataObject, code: string | null): FailureKind {
	const connectedOnce = wasConnected(account);
	if (connectedOnce === false) return 'first';
	if (code !== null && disconnectionCodes.includes(code)) return 'disconnection';
	return connectedOnce ? 'reauthentication' : 'first';
}

function isUnsure(id: string, { started }: PollState, choices: ScanChoices): boolean {
	const { repeatAfterRestart, process } = choices;
	if (!repeatAfterRestart || started === null || started.process === process) return false;
	return started.accounts.includes(id);
}
