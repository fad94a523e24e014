import type { IDataObject } from 'n8n-workflow';
import { deriveSecret } from '../../../nodes/Argyle/trigger/derivedSecret';
import { firstFailed } from '../../support/recordedAccounts';
import { write } from '../../support/sample';
import { Stage } from '../../support/stage';
import { PollStage } from '../../support/stage/poll';
import type { PollOutcome } from '../chaos/recovery/n8n';
import { JoinedN8n } from '../chaos/recovery/n8n';
import { genuine, store } from '../delivery/listening';
import { stateAt } from '../events/history';
import { findViolations } from '../events/historyOracle';
import type { Outcome } from '../events/historyOracle';
import { arrive, retryMs, writeData } from '../events/network';
import type { Mood } from './argyle';
import { Argyle, goodMood } from './argyle';
import { passTime, setClock } from './clock.cts';
import type { Event, Plan } from './plan';
import type { Memory } from './pollOracle';
import { PollOracle } from './pollOracle';
import type { Script, StaticData } from './script';

/** How many polls at most end a history, each of two pages. */
const lastPolls = 12;

/** What n8n has saved, and what that knows. */
interface Copy {
	staticData: IDataObject;
	memory: Memory | null;
}

/** A workflow with both triggers, and the book of accounts that it watches. */
export class JoinedWorld {
	readonly violations: string[] = [];

	private readonly argyle: Argyle;

	private readonly n8n: JoinedN8n;

	private readonly oracle: PollOracle;

	private readonly secret: string;

	/** All that n8n has saved, the latest last. */
	private readonly copies: Copy[] = [];

	private readonly outcomes: Outcome[][];

	private readonly started = new Set<string>();

	constructor(
		private readonly plan: Plan,
		private readonly script: Script,
	) {
		const { histories, publishedAt } = plan;
		const { choice, pageSize } = script;
		this.argyle = new Argyle(histories, pageSize);
		this.oracle = new PollOracle(histories, choice, publishedAt);
		this.outcomes = histories.map(() => []);
		const { credential } = this.argyle;
		const wire = this.argyle.answer.bind(this.argyle);
		const options = { monitoredOnly: choice.monitoredOnly, includeProvider: false };
		const kinds = choice.kinds.map((kind) => `accounts.${kind}`);
		const instant = (staticData: IDataObject) =>
			new Stage({ credential, staticData, wire, parameters: { events: kinds, options } });
		this.secret = deriveSecret(credential, instant({}).webhookUrl) ?? '';
		const { accounts, firstPoll, isDurable } = choice;
		const events = choice.events.map((event) => `accounts.${event}`);
		const parameters = { events, accounts, firstPoll, options };
		this.n8n = new JoinedN8n({
			instant,
			poll: (staticData, activation) =>
				new PollStage({ credential, staticData, activation, wire, parameters }),
			staticData: store(this.secret),
			isDurable,
		});
	}

	/** Plays the whole history; `violations` holds what went wrong. */
	async play(): Promise<void> {
		const { publishedAt, endsAt } = this.plan;
		setClock(publishedAt);
		await this.publish(this.script.mood, async () => await this.n8n.start());
		const queue = [...this.plan.events];
		for (let event = queue.shift(); event; event = queue.shift()) {
			passTime(Math.max(0, event.at - Date.now()));
			const next = await this.happen(event);
			if (!next) continue;
			queue.push(next);
			queue.sort((a, b) => a.at - b.at);
		}
		passTime(Math.max(0, endsAt - Date.now()));
		await this.pollThrough();
		this.plan.histories.forEach((history, account) => {
			const outcomes = this.outcomes[account] ?? [];
			this.violations.push(...findViolations(history, outcomes, this.script.choice));
		});
	}

	/** @returns what follows from it */
	private async happen(event: Event): Promise<Event | null> {
		const { n8n } = this;
		if (event.do === 'deliver') return await this.deliver(event);
		if (event.do === 'start') {
			await this.start(event.data);
		} else if (event.do === 'restart') {
			n8n.stop();
			return { do: 'start', at: event.at + event.minutes * 60_000, data: event.data };
		} else if (!n8n.isUp) {
			return null;
		} else if (event.do === 'republish') {
			await this.publish(event.mood, async () => await n8n.republish());
		} else {
			await this.poll(event);
			if (event.kill !== null) return { do: 'start', at: event.at + 60_000, data: event.data };
		}
		return null;
	}

	/** Publishes; n8n saves static data in the end. */
	private async publish(mood: Mood, call: () => Promise<PollOutcome>): Promise<void> {
		this.expectPoll(mood);
		const at = Date.now();
		const outcome = await call();
		if (!outcome.isCounted) this.violations.push('a publishing failed');
		this.judge(at, outcome);
		this.keep();
	}

	private async start({ is, age }: StaticData): Promise<void> {
		const older = this.copies[Math.floor(age * this.copies.length)];
		const copy = is === 'lost' ? { staticData: {}, memory: null } : this.copies.at(-1);
		const { staticData, memory } = (is === 'older' ? older : copy) ?? {
			staticData: {},
			memory: null,
		};
		this.oracle.recall(memory);
		await this.n8n.start(staticData);
		this.copies.push({ staticData, memory });
	}

	private async poll({ mood, kill }: Extract<Event, { do: 'poll' }>): Promise<void> {
		this.expectPoll(mood);
		const at = Date.now();
		const outcome = await this.n8n.poll(kill);
		this.judge(at, outcome);
		const isRefused = mood.failures > 0;
		if (!outcome.isCounted && kill !== 'while it reads' && !isRefused)
			this.violations.push('a poll failed');
		if (kill === null && outcome.items.length > 0) this.keep();
	}

	private async deliver(event: Extract<Event, { do: 'deliver' }>): Promise<Event | null> {
		const { copy, account, isRetry } = event;
		const { announcement, resource } = copy;
		const [history] = this.plan.histories.slice(account);
		if (!history) return null;
		const arrival = arrive(history, copy, Date.now());
		const data = writeData(announcement, resource, { id: history.id, user: firstFailed.user });
		const body = write({ event: announcement.event, name: 'n8n', data });
		const answer = await this.n8n.deliver(genuine(body, this.secret));
		const retry = isRetry ? null : { ...event, isRetry: true, at: event.at + retryMs };
		if (!answer) return retry;
		const [item] = answer.items ?? [];
		this.outcomes[account]?.push({ arrival, status: answer.status, item: item?.json ?? null });
		if (item) this.started.add(String(item.json.event_id));
		return answer.status >= 500 ? retry : null;
	}

	private judge(at: number, { isCounted, items }: PollOutcome): void {
		if (!isCounted) return;
		for (const { event_id: id } of items) this.started.add(String(id));
		const { sights } = this.argyle;
		this.violations.push(...this.oracle.judge({ at, sights, items }, this.started));
	}

	/** What n8n has saved by now. */
	private keep(): void {
		this.copies.push({ staticData: this.n8n.saved, memory: this.oracle.save() });
	}

	private expectPoll(mood: Mood): void {
		// Two polls in the same ms would leave states of the same age.
		passTime(1);
		this.argyle.expectPoll(mood);
	}

	/** Whatever happened before, polls read every account, although each poll has time for two pages only. */
	private async pollThrough(): Promise<void> {
		if (!this.n8n.isUp) await this.start({ is: 'saved', age: 0 });
		const { events, accounts } = this.script.choice;
		const needsAll = accounts === 'all' || events.some((event) => event !== 'failed');
		const there = this.plan.histories
			.map((history) => stateAt(history, Date.now()))
			.filter((account) => account !== null)
			.filter(({ ongoing_refresh: refresh }) => needsAll || refresh.status === 'idle');
		const unseen = new Set(there.map(({ id }) => id));
		const data: StaticData = { is: 'saved', age: 0 };
		const mood = { ...goodMood, pageMs: 13_000 };
		for (let polls = 0; polls < lastPolls && unseen.size > 0; polls += 1) {
			passTime(60_000);
			await this.poll({ do: 'poll', at: Date.now(), mood, kill: null, data });
			for (const { id } of this.argyle.sights) unseen.delete(id);
		}
		this.violations.push(...[...unseen].map((id) => `no poll reads ${id}`));
	}
}
