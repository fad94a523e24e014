import type { IDataObject, WorkflowActivateMode } from 'n8n-workflow';
import { dropUnsaved } from '../../../../nodes/Argyle/poll/unsaved';
import { forgetReadings } from '../../../../nodes/Argyle/trigger/derivedSecret';
import type { Answer, Stage, Traffic } from '../../../support/stage';
import type { PollStage } from '../../../support/stage/poll';

/**
 * When n8n is killed: while the poll reads, or after the execution was created and before static data
 * are saved (both begin at the same time, `__emit` of n8n 2.41). Killed between the two in the other
 * order, in the same few milliseconds, n8n loses the run for every polling trigger.
 */
export type Kill = 'while it reads' | 'before the save' | null;

/** How n8n loads the two triggers from the static data of the workflow. */
export interface Loading {
	instant: (staticData: IDataObject) => Stage;
	poll: (staticData: IDataObject, activation: WorkflowActivateMode) => PollStage;
	/** Static data of the workflow before its first publishing. */
	staticData: IDataObject;
	/** Whether n8n polls with its durable scheduler. */
	isDurable?: boolean;
}

/** What a poll led to. */
export interface PollOutcome {
	/** Whether n8n got the result: not after an error, and not when it was killed before. */
	isCounted: boolean;
	/** What executions were started for. */
	items: IDataObject[];
}

/**
 * An n8n with one published workflow: both triggers, and behind them Remove Duplicates on `event_id`.
 */
export class JoinedN8n {
	/** Static data of the workflow, as the database holds it. */
	saved: IDataObject;

	private process: PollStage | null = null;

	private webhook: Stage | null = null;

	private wasPublished = false;

	/** The items that started executions, in their order. */
	readonly runs: IDataObject[] = [];

	constructor(private readonly loading: Loading) {
		this.saved = loading.staticData;
	}

	get isUp(): boolean {
		return this.process !== null;
	}

	stop(): void {
		this.process = null;
	}

	/**
	 * Loads the workflow from the database. The first time it is published; later its polling begins.
	 *
	 * @param staticData what the database holds by now
	 */
	async start(staticData = this.saved): Promise<PollOutcome> {
		dropUnsaved();
		forgetReadings();
		this.saved = staticData;
		return await this.begin(this.wasPublished ? 'init' : 'activate');
	}

	/** Publishes the workflow once more, while n8n runs. */
	async republish(): Promise<PollOutcome> {
		return await this.begin('update');
	}

	async poll(kill: Kill = null): Promise<PollOutcome> {
		const { process } = this;
		const isDurable = this.loading.isDurable === true;
		const polled = await (isDurable ? process?.pollDurably() : process?.poll())?.catch(
			() => undefined,
		);
		const isCounted = polled !== undefined && kill !== 'while it reads';
		const items = (isCounted && polled) || [];
		// Nothing to start an execution for: nothing is saved.
		if (kill === null && items.length > 0) this.save();
		this.runs.push(...items);
		if (kill !== null) this.stop();
		return { isCounted, items };
	}

	/** Hands a delivery to the webhook; nobody answers while n8n is down. */
	async deliver(traffic: Traffic): Promise<Answer | null> {
		if (!this.isUp || !this.webhook) return null;
		const answer = await this.webhook.deliver(traffic);
		this.runs.push(...(answer.items ?? []).map(({ json }) => json));
		return answer;
	}

	get passedOn(): Set<unknown> {
		return new Set(this.runs.map(({ event_id: id }) => id));
	}

	private async begin(activation: WorkflowActivateMode): Promise<PollOutcome> {
		this.process = this.loading.poll(this.saved, activation);
		this.webhook = this.loading.instant(this.saved);
		this.wasPublished = true;
		// n8n's durable scheduler does not poll while n8n starts.
		const isSkipped = this.loading.isDurable === true && activation === 'init';
		const polled = isSkipped ? null : await this.process.poll().catch(() => undefined);
		if (polled === undefined) return { isCounted: false, items: [] };
		this.save();
		this.runs.push(...(polled ?? []));
		return { isCounted: true, items: polled ?? [] };
	}

	private save(): void {
		this.saved = this.process?.saved ?? this.saved;
	}
}
