import type { IDataObject } from 'n8n-workflow';
import type { Account } from '../../../tools/simulator/types.cts';
import type { Change, History } from '../events/history';
import { ambiguous } from '../events/history';
import { keyOf } from '../events/historyOracle';
import type { Choice } from './script';

const dayMs = 24 * 60 * 60_000;

/** Argyle's clock shows whole seconds, so the moment of a publishing is known to one. */
const clockMs = 1_000;

/** What polls have seen, as far as n8n holds it. */
export interface Memory {
	/** Changes before it start nothing, in ms since the epoch; null until a poll finds it lost. */
	since: number | null;
	/** The accounts that failed when a poll read them last, as the user wants to know it. */
	failing: ReadonlySet<string>;
	/** The same, wanted or not. */
	broken: ReadonlySet<string>;
	/** What polls have started the workflow for, by `event_id`. */
	emitted: ReadonlySet<string>;
}

/** A poll that n8n got the result of. */
export interface PollReading {
	/** When it began, in ms since the epoch. */
	at: number;
	/** The accounts on the pages that it read. */
	sights: Account[];
	/** What it started the workflow with. */
	items: IDataObject[];
}

/**
 * Judges polls: what a poll could know starts the workflow, and nothing else does. Written from the
 * documentation and from what was played, not from the package.
 */
export class PollOracle {
	private memory: Memory;

	constructor(
		private readonly histories: History[],
		private readonly choice: Choice,
		publishedAt: number,
	) {
		const since = choice.firstPoll === 'existing' ? 0 : publishedAt;
		this.memory = forgotten(since);
	}

	/** What n8n holds when it saves now. */
	save(): Memory {
		return this.memory;
	}

	/** n8n holds something else from now on; null for nothing. */
	recall(memory: Memory | null): void {
		this.memory = memory ?? forgotten(null);
	}

	/**
	 * Finds what is wrong with a poll.
	 *
	 * @param started what any trigger has started the workflow for until then, by `event_id`
	 */
	judge({ at, sights, items }: PollReading, started: ReadonlySet<string>): string[] {
		const { memory } = this;
		const since = memory.since ?? at - dayMs;
		const wrong = items.flatMap((item) => {
			return this.findWrong(item, since).map((what) => `${what}: ${JSON.stringify(item)}`);
		});
		const missed = sights
			.filter((sight) => this.isWanted(sight, since))
			.filter((sight) => !started.has(this.idOf(sight)))
			.map((sight) => `a poll missed: ${JSON.stringify(this.changeOf(sight))} of ${sight.id}`);
		this.learn(since, sights, items);
		return [...wrong, ...missed];
	}

	private learn(since: number, sights: Account[], items: IDataObject[]): void {
		const failing = new Set(this.memory.failing);
		const broken = new Set(this.memory.broken);
		for (const sight of sights) {
			const { status } = sight.connection;
			if (status === 'error') broken.add(sight.id);
			if (status === 'error' && this.isFailureOfUser(sight)) failing.add(sight.id);
			if (status === 'connected') for (const set of [failing, broken]) set.delete(sight.id);
		}
		const emitted = new Set([
			...this.memory.emitted,
			...items.map(({ event_id: id }) => String(id)),
		]);
		this.memory = { since, failing, broken, emitted };
	}

	/** Whether the user wants the workflow to start for what a poll saw. */
	private isWanted(sight: Account, since: number): boolean {
		const { events, accounts } = this.choice;
		const change = this.changeOf(sight);
		if (!change) return false;
		if (change.kind === 'connected') {
			return events.includes('recovered') && this.memory.failing.has(sight.id);
		}
		if (Date.parse(change.moment) <= since) return false;
		if (change.kind === 'failed') {
			return events.includes('failed') && (accounts === 'all' || !change.connectedBefore);
		}
		return events.includes('disconnected') && this.isWatched(sight);
	}

	/** Whether a failure is one whose end is a recovery, by "Accounts to Check" and the other events. */
	private isFailureOfUser(sight: Account): boolean {
		const { events, accounts } = this.choice;
		const change = this.changeOf(sight);
		if (change?.kind === 'failed') return accounts === 'all' || !change.connectedBefore;
		const concerns = accounts === 'all' || events.includes('disconnected');
		return change?.kind === 'disconnected' && concerns && this.isWatched(sight);
	}

	private findWrong(item: IDataObject, since: number): string[] {
		const { account } = item;
		const change = this.findChange(item);
		if (!change) return ['no such change'];
		if (this.memory.emitted.has(String(item.event_id))) return ['emitted before'];
		if (item.source !== 'poll') return ['no poll'];
		if (item.event === 'accounts.recovered') {
			const isOne = change.kind === 'connected' && this.memory.broken.has(String(account));
			return isOne && this.choice.events.includes('recovered') ? [] : ['no recovery'];
		}
		if (Date.parse(change.moment) < since - clockMs) return ['too old'];
		if (item.error_code !== change.code) return ['wrong code'];
		if (item.first_connection !== !change.connectedBefore) return ['wrong past'];
		return this.isNamedRight(item, change) ? [] : ['another event'];
	}

	/** An account does not show whether some codes came from a login, so either event covers them. */
	private isNamedRight({ event, resource }: IDataObject, change: Change): boolean {
		const { events, accounts } = this.choice;
		const mayBeEither = change.connectedBefore && ambiguous.includes(change.code ?? '');
		if (event === 'accounts.failed') {
			const isInScope = accounts === 'all' || !change.connectedBefore;
			return events.includes('failed') && isInScope && (change.kind === 'failed' || mayBeEither);
		}
		const isLoss = change.kind === 'disconnected' || (change.kind === 'failed' && mayBeEither);
		return events.includes('disconnected') && isLoss && this.isWatched(Object(resource));
	}

	private isWatched({ ongoing_refresh: refresh }: Account): boolean {
		return !this.choice.monitoredOnly || refresh.status === 'enabled';
	}

	private changeOf({ id, connection }: Account): Change | undefined {
		const changes = this.changesOf(id).filter(({ kind }) => kind !== 'removed');
		return changes.find(({ moment }) => moment === connection.updated_at);
	}

	private idOf(sight: Account): string {
		const change = this.changeOf(sight);
		return `${sight.id}${change ? keyOf(change) : ''}`;
	}

	private findChange({ account, event_id: id }: IDataObject): Change | undefined {
		const changes = this.changesOf(String(account)).filter(({ kind }) => kind !== 'removed');
		return changes.find((change) => id === `${String(account)}${keyOf(change)}`);
	}

	private changesOf(id: string): Change[] {
		const own = this.histories.find((history) => history.id === id);
		return own?.changes ?? [];
	}
}

function forgotten(since: number | null): Memory {
	return { since, failing: new Set(), broken: new Set(), emitted: new Set() };
}
