import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { dropUnsaved } from '../../../../nodes/Argyle/poll/unsaved';
import type { Simulator } from '../../../../tools/simulator/index.cts';
import { createListeningStage, store } from '../../delivery/listening';
import { beforeEachRequest } from '../../lifecycle/requests';
import type { Answer, Traffic } from '../../../support/stage';
import { PollStage } from '../../../support/stage/poll';

/** So few accounts a page that a few accounts are many pages. */
const pageSize = 6;

/**
 * When n8n is killed: while the poll reads, or after the execution was created and before static data
 * are saved (both begin at the same time, `__emit` of n8n 2.41). Killed between the two in the other
 * order, in the same few milliseconds, n8n loses the run for every polling trigger.
 */
export type Kill = 'while it reads' | 'before the save' | null;

export type Observe = (request: IHttpRequestOptions) => void;

/**
 * An n8n with one published workflow: both triggers, and behind them Remove Duplicates on `event_id`.
 */
export class JoinedN8n {
	/** Static data of the polling trigger, as the database holds it. */
	private saved: IDataObject = {};

	private process: PollStage | null = null;

	private wasPublished = false;

	private readonly webhook = createListeningStage({ staticData: store() });

	/** The items that started executions, in their order. */
	readonly runs: IDataObject[] = [];

	/** Per process, the event_ids that polls have started an execution for. */
	private polled = new Set<unknown>();

	/** The event_ids that polls of one process have started more than once. */
	readonly repeated: unknown[] = [];

	constructor(
		private readonly argyle: Simulator,
		private readonly observe: Observe,
	) {}

	get isUp(): boolean {
		return this.process !== null;
	}

	stop(): void {
		this.process = null;
	}

	/** Loads the workflow from the database and polls, as every start and publishing does. */
	async start(): Promise<void> {
		dropUnsaved();
		this.polled = new Set();
		this.process = new PollStage({
			credential: this.argyle.credential(),
			staticData: this.saved,
			activation: this.wasPublished ? 'init' : 'activate',
		});
		this.wasPublished = true;
		beforeEachRequest(this.process, (request) => {
			request.qs = { ...request.qs, limit: pageSize };
			this.observe(request);
		});
		if (await this.poll(null)) this.save();
	}

	async poll(kill: Kill): Promise<boolean> {
		const items = await this.process?.poll().catch(() => undefined);
		if (items === undefined || kill === 'while it reads') {
			if (kill !== null) this.stop();
			return false;
		}
		// Nothing to start an execution for: nothing is saved.
		if (items === null) return kill === null || this.die();
		if (kill !== 'before the save') this.save();
		this.run(items);
		return kill === null || this.die();
	}

	/** Hands a delivery to the webhook; nobody answers while n8n is down. */
	async deliver(traffic: Traffic): Promise<Answer['status'] | null> {
		if (!this.isUp) return null;
		const { status, items } = await this.webhook.deliver(traffic);
		this.runs.push(...(items ?? []).map(({ json }) => json));
		return status;
	}

	get passedOn(): Set<unknown> {
		return new Set(this.runs.map(({ event_id: id }) => id));
	}

	private run(items: IDataObject[]): void {
		for (const { event_id: id } of items) {
			if (this.polled.has(id)) this.repeated.push(id);
			this.polled.add(id);
		}
		this.runs.push(...items);
	}

	private save(): void {
		this.saved = this.process?.saved ?? this.saved;
	}

	private die(): false {
		this.stop();
		return false;
	}
}
