import type { IDataObject } from 'n8n-workflow';
import type { Simulator } from '../../../../tools/simulator/index.cts';
import type { Account } from '../../../../tools/simulator/types.cts';
import type { Traffic } from '../../../support/stage';
import type { Kill } from './n8n';
import { JoinedN8n, signDelivery } from './n8n';

/** How often Argyle tries a delivery, and then never again (docs.argyle.com/api-guide/webhooks). */
const tries = 2;

/** Argyle with some people who try to log in, and an n8n that receives their failures in two ways. */
export class RecoveryWorld {
	readonly n8n: JoinedN8n;

	/** The event_ids of all failures there were while the workflow was published. */
	private readonly failures = new Set<string>();

	private queue: Array<{ traffic: Traffic; triesLeft: number }> = [];

	/** After so many pages the next one fails, as often as it is requested. */
	private pagesUntilFault = Infinity;

	constructor(
		private readonly argyle: Simulator,
		private readonly random: () => number,
	) {
		this.n8n = new JoinedN8n(argyle, () => {
			this.pagesUntilFault -= 1;
			if (this.pagesUntilFault === 0) {
				argyle.faults.add({ path: '/v2/accounts', times: Infinity, status: 503 });
			}
		});
	}

	/** One of a list, or undefined when there is none. */
	pick<T>(list: T[]): T | undefined {
		return list[Math.floor(this.random() * list.length)];
	}

	/** Somebody's login fails, for the first time or again, and Argyle queues the delivery. */
	fail(): void {
		const again = this.random() < 0.4 ? this.pick(this.failing) : undefined;
		const { account } = this.argyle.playLogin({
			errorCode: this.pick(['invalid_mfa', 'invalid_credentials']),
			...(again && { account: again.id }),
		});
		this.failures.add(eventIdOf(account));
		const resource: IDataObject = JSON.parse(JSON.stringify(account));
		const data = { account: account.id, user: account.user, resource };
		this.queue.push({ traffic: signDelivery(this.argyle, data), triesLeft: tries });
	}

	/** Somebody logs in after all, or an account is deleted. */
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
		const status = await this.n8n.deliver(delivery.traffic);
		if (status !== null && status !== 200) throw new Error(`A delivery was answered ${status}`);
		const isOver = delivery.triesLeft === 0 || (status === 200 && this.random() < 0.7);
		if (isOver) this.queue = this.queue.filter((one) => one !== delivery);
	}

	/** n8n polls, and may be killed meanwhile. What a successful poll has not reported is lost. */
	async poll(kill: Kill): Promise<void> {
		if (!this.n8n.isUp) return;
		if (await this.n8n.poll(kill)) this.judgeReported();
	}

	/** n8n polls while Argyle breaks down between two pages. */
	async failToPoll(): Promise<void> {
		this.pagesUntilFault = 1 + Math.floor(this.random() * 3);
		await this.n8n.poll(null);
		this.pagesUntilFault = Infinity;
		this.argyle.faults.clear();
	}

	/**
	 * Everything that fails at this moment has been reported; nothing that never happened has been; and no
	 * process has reported a failure twice.
	 *
	 * @throws what does not hold
	 */
	judgeReported(): void {
		const reported = this.n8n.passedOn;
		const lost = this.failing
			.map(eventIdOf)
			.filter((id) => this.failures.has(id) && !reported.has(id));
		if (lost.length > 0) throw new Error(`Lost: ${lost.join(', ')}`);
		const made = [...reported].filter((id) => !this.failures.has(String(id)));
		if (made.length > 0) throw new Error(`Reported under another event_id: ${made.join(', ')}`);
		const { repeated } = this.n8n;
		if (repeated.length > 0) throw new Error(`Polled twice: ${repeated.join(', ')}`);
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
