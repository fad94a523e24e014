import { randomUUID } from 'node:crypto';
import { until } from '../../../../tools/process/wait.cts';
import { openN8n } from '../../../../tools/n8n/world/open.cts';
import type { OpenN8n } from '../../../../tools/n8n/world/open.cts';
import { pollEvery } from '../../../../tools/n8n/world/pollTimes.cts';

/** Accounts on a page of Argyle's. */
const pageSize = 200;

/** Which n8n it is. */
export type BookOptions = Pick<NonNullable<Parameters<typeof openN8n>[0]>, 'cell' | 'env'>;

/** An n8n whose polling triggers read a large book of accounts. */
export class Book {
	private constructor(
		readonly world: OpenN8n,
		/** Whether n8n has the engine that publishes after it has answered. */
		private readonly hasStatus: boolean,
	) {}

	static async open({ cell, env }: BookOptions = {}): Promise<Book> {
		const open = await openN8n({ cell, env: { N8N_LOG_LEVEL: 'debug', ...env } });
		return new Book(open, cell?.publicationService !== false);
	}

	/** Fills the book with accounts that don't fail; gives the account on the last page. */
	fill(pages: number): string {
		const { accounts, users } = this.world.argyle;
		const { id: user } = users.add();
		const [last] = Array.from(
			{ length: pages * pageSize },
			() => accounts.add({ user }, 'connecting').id,
		);
		return last ?? '';
	}

	/** How long a page takes from now on; 0 as long as it takes. */
	slowDown(delayMs: number): void {
		this.world.argyle.faults.clear();
		if (delayMs === 0) return;
		this.world.argyle.faults.add({ path: '/v2/accounts', delayMs, times: Infinity });
	}

	/** Publishes a workflow of polling triggers with these parameters. */
	async publish(...nodes: object[]): Promise<string> {
		const { rest, credential } = this.world;
		const credentials = { argyleApi: { id: credential.id, name: credential.name } };
		const triggers = nodes.map((parameters, index) => ({
			id: randomUUID(),
			name: `Poll ${index}`,
			type: 'n8n-nodes-argyle.argylePollTrigger',
			typeVersion: 1,
			position: [0, index * 200],
			parameters: { pollTimes: pollEvery(10), ...parameters },
			credentials,
		}));
		const end = {
			id: randomUUID(),
			name: 'End',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [300, 0],
			parameters: {},
		};
		const toEnd = { main: [[{ node: 'End', type: 'main', index: 0 }]] };
		const { id } = await rest.createWorkflow({
			name: `Polls ${randomUUID()}`,
			nodes: [...triggers, end],
			connections: Object.fromEntries(triggers.map(({ name }) => [name, toEnd])),
		});
		await rest.publish(id);
		return id;
	}

	/** The accounts for which the workflow ran, by execution; an error for a run that failed. */
	async runs(workflow: string): Promise<unknown[][]> {
		const { rest } = this.world;
		const all = await rest.listExecutions(workflow);
		const executions = all.filter(({ status }) => !['new', 'running'].includes(status));
		return await Promise.all(
			executions.map(async ({ id, status }) => {
				const { data } = await rest.getExecution(id);
				const { error, runData } = data.resultData;
				if (status !== 'success') throw new Error(`${status}: ${error?.message}`);
				const [items = []] = runData.End?.at(-1)?.data?.main ?? [];
				return (items ?? []).map(({ json }) => json.account);
			}),
		);
	}

	/** Whether n8n still polls for a workflow, as far as it says. */
	async isPublished(workflow: string): Promise<boolean> {
		const { rest } = this.world;
		if (!this.hasStatus) return (await rest.getWorkflow(workflow)).active;
		const path = `/rest/workflows/${workflow}/publication-status`;
		const { status }: { status: string } = await rest.ask('GET', path);
		return status === 'published';
	}

	/** Waits until the workflow ran for so many accounts; gives all that it ran for. */
	async waitForAccounts(workflow: string, count: number, timeoutMs: number): Promise<unknown[]> {
		const all = async () => (await this.runs(workflow)).flat();
		await until(`The run for ${count} accounts`, async () => (await all()).length >= count, {
			timeoutMs,
			intervalMs: 1_000,
		});
		return await all();
	}

	/** Waits until the workflow ran for an account. */
	async waitForAccount(workflow: string, account: string, timeoutMs: number): Promise<void> {
		await until(
			`The run for ${account}`,
			async () => (await this.runs(workflow)).flat().includes(account),
			{ timeoutMs, intervalMs: 1_000 },
		);
	}

	/** The pages that were read. */
	listings() {
		return this.world.argyle.requestsTo('GET', '/v2/accounts');
	}

	/** Waits until a scan has begun and ended from now on. */
	async waitForScan(timeoutMs: number): Promise<void> {
		const before = this.listings().length;
		const begins = () =>
			this.listings()
				.slice(before)
				.filter(({ query, status }) => !query.cursor && status === 200).length;
		await until('A whole scan', () => begins() >= 2, { timeoutMs, intervalMs: 200 });
	}
}
