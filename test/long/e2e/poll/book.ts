import { until } from '../../../../tools/process/wait.cts';
import { pollEvery } from '../../../../tools/n8n/world/pollTimes.cts';
import { createNode, leadTo } from '../../../../tools/n8n/world/workflow.cts';
import type { WorkflowNode } from '../../../../tools/n8n/world/workflow.cts';
import { openWorld } from '../../../../tools/n8n/world/world.cts';
import type { World } from '../../../../tools/n8n/world/world.cts';

/** Accounts on a page of Argyle's. */
const pageSize = 200;

/** Seconds between two polls. */
const interval = 5;

/** Which n8n it is. */
export type BookOptions = NonNullable<Parameters<typeof openWorld>[0]>;

/** An n8n whose polling triggers read a large book of accounts. */
export class Book {
	private constructor(
		readonly world: World,
		/** Whether n8n has the engine that publishes after it has answered. */
		private readonly hasStatus: boolean,
	) {}

	static async open(options: BookOptions = {}): Promise<Book> {
		return new Book(await openWorld(options), options.cell?.publicationService !== false);
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

	/** Publishes a workflow of one polling trigger and what follows it. */
	async publish(end: WorkflowNode = createNode('n8n-nodes-base.noOp', 'End')): Promise<string> {
		return await this.publishAll([{}], end);
	}

	/**
	 * Publishes a workflow of several polling triggers.
	 * @param triggers their parameters
	 */
	async publishAll(
		triggers: object[],
		end: WorkflowNode = createNode('n8n-nodes-base.noOp', 'End'),
	): Promise<string> {
		const { createNodes, publishWorkflow } = this.world;
		const polls = triggers.map((parameters, index) =>
			createNodes.poll(`Poll ${index}`, { pollTimes: pollEvery(interval), ...parameters }),
		);
		const connections = polls.map(({ name }) => [name, leadTo([end.name])]);
		return await publishWorkflow('Polls', [...polls, end], Object.fromEntries(connections));
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
			intervalMs: 500,
		});
		return await all();
	}

	/** Waits until the workflow ran for an account. */
	async waitForAccount(workflow: string, account: string, timeoutMs: number): Promise<void> {
		await until(
			`The run for ${account}`,
			async () => (await this.runs(workflow)).flat().includes(account),
			{ timeoutMs, intervalMs: 500 },
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
