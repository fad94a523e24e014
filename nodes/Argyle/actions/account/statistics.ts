import type { IDataObject } from 'n8n-workflow';
import { readObject, readText } from '../../api/fields';
import { describeFailure } from '../../connection/guidance';
import { readGuardState } from './guard';
import { readFailureTime } from './selection';

/** Which failures count, and where a day begins. */
export interface Span {
	/** In ms since 1970; null counts every failure. */
	failedAfter: number | null;
	/** IANA name of the zone that defines a day. */
	timeZone: string;
}

/** A payroll provider at Argyle; null for what Argyle does not report. */
export interface Provider {
	name: string | null;
	status: string | null;
}

/** Counts accounts in one pass. Keeps only counters and their keys, no account data. */
export class AccountStatistics {
	private readonly states = { total: 0, connected: 0, failing: 0, connecting: 0, documents: 0 };

	private neverConnected = 0;

	/** All failures. Those before `failedAfter` count only here and in the total. */
	private allFailing = 0;

	private readonly byCode = new Map<string | null, number>();

	private readonly byItem = new Map<string | null, number>();

	private readonly byDay = new Map<string | null, number>();

	private readonly days: Intl.DateTimeFormat;

	constructor(private readonly span: Span) {
		// Canadian English writes a date as ISO does: 2026-01-31.
		const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
		this.days = new Intl.DateTimeFormat('en-CA', { timeZone: span.timeZone, ...parts });
	}

	/** The IDs of the items where connections fail, for the caller to look up their names. */
	get items(): string[] {
		return [...this.byItem.keys()].filter((item) => item !== null);
	}

	/** Counts one account. */
	add(account: IDataObject): void {
		this.states.total += 1;
		const state = readGuardState(account);
		if (state === 'connected' || state === 'connecting' || state === 'documents') {
			this.states[state] += 1;
		} else if (state !== 'unknown') {
			this.addFailure(account, state === 'never_connected');
		}
	}

	/** Returns all counts: the largest first, days by date. */
	summarize(providers: ReadonlyMap<string | null, Provider>): IDataObject {
		const { failing, ...states } = this.states;
		const byGroup = new Map<string | null, number>();
		for (const [code, count] of this.byCode) addTo(byGroup, describeFailure(code).group, count);
		return {
			...states,
			failing,
			never_connected: this.neverConnected,
			other:
				states.total - states.connected - states.connecting - states.documents - this.allFailing,
			failures_by_code: sortByCount(this.byCode).map(([error_code, count]) => ({
				error_code,
				count,
			})),
			failures_by_group: sortByCount(byGroup).map(([group, count]) => ({ group, count })),
			failures_by_provider: sortByCount(this.byItem).map(([item, count]) => ({
				item,
				name: providers.get(item)?.name ?? null,
				status: providers.get(item)?.status ?? null,
				count,
			})),
			failures_by_day: [...this.byDay]
				.sort(([a], [b]) => compareKeys(a, b))
				.map(([date, count]) => ({ date, count })),
		};
	}

	private addFailure(account: IDataObject, isNeverConnected: boolean): void {
		this.allFailing += 1;
		const { failedAfter } = this.span;
		const failedAt = readFailureTime(account);
		if (failedAfter !== null && (failedAt ?? -Infinity) <= failedAfter) return;
		const code = readText(readObject(account, 'connection'), 'error_code');
		this.states.failing += 1;
		if (isNeverConnected) this.neverConnected += 1;
		addTo(this.byCode, code, 1);
		addTo(this.byItem, readText(account, 'item'), 1);
		addTo(this.byDay, failedAt === null ? null : this.days.format(failedAt), 1);
	}
}

function addTo(counts: Map<string | null, number>, key: string | null, count: number): void {
	counts.set(key, (counts.get(key) ?? 0) + count);
}

function sortByCount(counts: Map<string | null, number>): Array<[string | null, number]> {
	return [...counts].sort(([a, countA], [b, countB]) => countB - countA || compareKeys(a, b));
}

/** Sorts null first. */
function compareKeys(a: string | null, b: string | null): number {
	return (a ?? '').localeCompare(b ?? '');
}
