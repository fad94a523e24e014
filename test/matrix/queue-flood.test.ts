import { until } from '../../tools/process/wait.cts';
import pMap from 'p-map';
import { publishTarget, writeFailure } from '../../tools/n8n/world/target.cts';
import type { WorkflowNode } from '../../tools/n8n/world/workflow.cts';
import { createNode } from '../../tools/n8n/world/workflow.cts';
import type { Cell } from '../../tools/n8n/world/open.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';
import { nameCell } from './core';
import { countStarted, listAccounts, listStatuses } from './records';

const cell: Partial<Cell> = { database: 'PostgreSQL', mode: 'queue mode' };

/** How long a worker may be silent before its work counts as lost: a minute and 30 s by default. */
const impatient = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

const FLOOD = 1000;
const PARALLEL = 20;
/** What a worker runs in parallel here (tools/n8n/roles.cts). */
const CONCURRENCY = 5;

jest.setTimeout(1_800_000);

describe(nameCell(cell), () => {
	let bench: World;

	beforeAll(async () => {
		bench = await openWorld({ cell, env: impatient });
	}, 600_000);

	afterAll(async () => await bench?.close(), 600_000);

	const query = async (sql: string) => {
		if (!bench.postgres) throw new Error('Queue mode needs PostgreSQL');
		return await bench.postgres.query(sql);
	};

	/**
	 * Publishes a trigger, and gives the means to send it what Argyle signs.
	 * @param next what follows the trigger
	 */
	const publish = async (...next: WorkflowNode[]) => {
		const { id, sendSigned } = await publishTarget(bench, {}, next);
		const send = async (account: string, secret?: string) =>
			(await sendSigned(writeFailure(account), { secret })).status;
		return { id, send };
	};

	const untilDone = async (id: string) =>
		await until(
			`The end of all executions of workflow ${id}`,
			async () => {
				const statuses = await listStatuses(query, id);
				return !['new', 'running', 'waiting'].some((status) => status in statuses) && statuses;
			},
			{ timeoutMs: 600_000, intervalMs: 500 },
		);

	it(`runs ${FLOOD} genuine deliveries on both workers and none of ${FLOOD} forged, ${PARALLEL} at a time [checklist 17, 183]`, async () => {
		const { id, send } = await publish();
		const accounts = Array.from({ length: FLOOD }, (_, number) => `flood-account-${number}`);
		const genuine = accounts.map((account) => () => send(account));
		const forged = accounts.map((account) => () => send(account, 'a guess'));
		const deliveries = genuine.flatMap((one, index) => [one, forged[index] ?? one]);

		const statuses = await pMap(deliveries, async (deliver) => await deliver(), {
			concurrency: PARALLEL,
		});

		expect(statuses).toEqual(deliveries.map((_, index) => (index % 2 === 0 ? 200 : 401)));
		expect(await untilDone(id)).toEqual({ success: FLOOD });
		expect(await listAccounts(query, id)).toEqual([...accounts].sort());
		for (const worker of bench.workers) {
			expect(countStarted(worker.readLog())).toBeGreaterThan(FLOOD / 10);
		}
	});

	it('loses no delivery that n8n has acknowledged when a worker is killed [checklist 184]', async () => {
		const work = { amount: 1, unit: 'seconds' };
		const { id, send } = await publish(createNode('n8n-nodes-base.wait', 'Work', work));
		const [victim, survivor] = bench.workers;
		if (!victim || !survivor) throw new Error('There are not two workers');
		const accounts = Array.from({ length: 60 }, (_, number) => `killed-account-${number}`);
		const startedBefore = countStarted(victim.readLog());

		const sending = pMap(accounts, async (account) => await send(account), {
			concurrency: PARALLEL,
		});
		await until(
			'The victim at work',
			() => countStarted(victim.readLog()) >= startedBefore + CONCURRENCY,
		);
		await victim.kill();

		// The webhook processor continues to accept, and each delivery has an execution that can be seen.
		expect(new Set(await sending)).toEqual(new Set([200]));
		expect(await listAccounts(query, id)).toEqual([...accounts].sort());
		const { success = 0, error: cutOff = 0, ...others } = await untilDone(id);
		expect(others).toEqual({});
		// n8n 2.x does not run again what the killed worker was running: it shows it as failed.
		expect(cutOff).toBeGreaterThan(0);
		expect(cutOff).toBeLessThanOrEqual(CONCURRENCY);
		expect(success + cutOff).toBe(accounts.length);
		await victim.start();
	});
});
