import type { IDataObject } from 'n8n-workflow';
import { seededRandom } from '../../../../tools/simulator/random.cts';
import type { Simulator } from '../../../../tools/simulator/index.cts';
import type { Account } from '../../../../tools/simulator/types.cts';
import type { Traffic } from '../../../support/stage';
import type { Kill } from './n8n';
import { createListeningStage, genuine, store } from '../../delivery/listening';
import { beforeEachRequest } from '../../lifecycle/requests';
import { write } from '../../../support/sample';
import { PollStage } from '../../../support/stage/poll';
import { JoinedN8n } from './n8n';

/** So few accounts a page that a few accounts are many pages. */
const pageSize = 6;

/** How often Argyle tries a delivery, and then never again (docs.argyle.com/api-guide/webhooks). */
const tries = 2;

/** Argyle with some people who try to log in, and an n8n that learns of their failures in two ways. */
export class RecoveryWorld {
	readonly n8n: JoinedN8n;

	/** The event_ids of all failures there were while the workflow was published. */
	private readonly failures = new Set<string>();

	/** The event_ids that polls of this process of n8n have started an execution for. */
	private readonly polled = new Set<unknown>();

	private queue: Array<{ traffic: Traffic; triesLeft: number }> = [];

	/** After so many pages the next one fails, however often n8n requests it. */
	private pagesUntilFault = Infinity;

	private random = seededRandom(0);

	constructor(private readonly argyle: Simulator) {
		const credential = argyle.credential();
		this.n8n = new JoinedN8n({
			staticData: store(),
			instant: (staticData) => createListeningStage({ staticData }),
			poll: (staticData, activation) => {
				const stage = new PollStage({ credential, staticData, activation });
				beforeEachRequest(stage, (request) => {
					request.qs = { ...request.qs, limit: pageSize };
					this.countPage();
				});
				return stage;
			},
		});
	}

	/** Makes what the next step chooses depend on a seed. */
	draw(seed: number): void {
		this.random = seededRandom(seed);
	}

	async start(): Promise<void> {
		if (this.n8n.isUp) return;
		this.polled.clear();
		this.notePolled((await this.n8n.start()).items);
	}

	pick<T>(list: T[]): T | undefined {
		return list[Math.floor(this.random() * list.length)];
	}

	fail(): void {
		const again = this.random() < 0.4 ? this.pick(this.failing) : undefined;
		const { account } = this.argyle.playLogin({
			errorCode: this.pick(['invalid_mfa', 'invalid_credentials']),
			...(again && { account: again.id }),
		});
		this.failures.add(eventIdOf(account));
		const resource: IDataObject = JSON.parse(JSON.stringify(account));
		const data = { account: account.id, user: account.user, resource };
		const body = write({ event: 'accounts.failed', name: 'n8n', data });
		this.queue.push({ traffic: genuine(body), triesLeft: tries });
	}

	end(): void {
		const account = this.pick(this.failing);
		if (!account) return;
		if (this.random() < 0.5) this.argyle.removeAccount(account.id);
		else this.argyle.playLogin({ account: account.id, errorCode: null });
	}

	/** Argyle delivers one of the queue, in any order; it may deliver the same one again. */
	async deliver(): Promise<void> {
		const delivery = this.pick(this.queue);
		if (!delivery) return;
		delivery.triesLeft -= 1;
		const answer = await this.n8n.deliver(delivery.traffic);
		const status = answer?.status;
		if (answer && status !== 200) throw new Error(`A delivery was answered ${status}`);
		const isOver = delivery.triesLeft === 0 || (status === 200 && this.random() < 0.7);
		if (isOver) this.queue = this.queue.filter((one) => one !== delivery);
	}

	/** n8n polls, and may be killed meanwhile. A failure that a successful poll did not emit is lost. */
	async poll(kill: Kill): Promise<void> {
		if (!this.n8n.isUp) return;
		const { isCounted, items } = await this.n8n.poll(kill);
		this.notePolled(items);
		if (isCounted) this.judge();
	}

	/** n8n polls while Argyle breaks down between two pages. */
	async pollDuringOutage(): Promise<void> {
		this.pagesUntilFault = 1 + Math.floor(this.random() * 3);
		this.notePolled((await this.n8n.poll()).items);
		this.pagesUntilFault = Infinity;
		this.argyle.faults.clear();
	}

	/**
	 * Every account that fails at this moment has started the workflow; nothing else has; and no process
	 * has started it twice for one failure.
	 *
	 * @throws what does not hold
	 */
	judge(): void {
		const emitted = this.n8n.passedOn;
		const lost = this.failing
			.map(eventIdOf)
			.filter((id) => this.failures.has(id) && !emitted.has(id));
		if (lost.length > 0) throw new Error(`Lost: ${lost.join(', ')}`);
		const made = [...emitted].filter((id) => !this.failures.has(String(id)));
		if (made.length > 0) throw new Error(`Emitted under another event_id: ${made.join(', ')}`);
	}

	private countPage(): void {
		this.pagesUntilFault -= 1;
		if (this.pagesUntilFault !== 0) return;
		this.argyle.faults.add({ path: '/v2/accounts', times: Infinity, status: 503 });
	}

	/** No process starts an execution twice for one failure, by its polls alone. */
	private notePolled(items: IDataObject[]): void {
		const repeated = items.filter(({ event_id: id }) => this.polled.has(id));
		if (repeated.length > 0) throw new Error(`Polled twice: ${JSON.stringify(repeated)}`);
		for (const { event_id: id } of items) this.polled.add(id);
	}

	private get failing(): Account[] {
		return this.argyle.accounts.list().filter(({ connection, scanned_at: scannedAt }) => {
			return connection.status === 'error' && scannedAt === null;
		});
	}
}

function eventIdOf({ id, connection }: Account): string {
	return `${id}:${new Date(connection.updated_at ?? '').toISOString()}`;
}
