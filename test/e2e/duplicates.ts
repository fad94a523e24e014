import { until } from '../../tools/process/wait.cts';
import pMap from 'p-map';
import { startReceiver } from '../../tools/simulator/receiver.cts';
import type { Receiver } from '../../tools/simulator/receiver.cts';
import { seededRandom } from '../../tools/simulator/random.cts';
import { holdFailures } from '../../tools/n8n/world/heldFailures.cts';
import type { Delivery } from '../../tools/n8n/world/heldFailures.cts';
import { listEventIds, readJoined } from '../../tools/n8n/world/joined.cts';
import { countOnceRows, fillOnceTable } from '../../tools/n8n/world/onceTable.cts';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { itLeaksNothing } from './leaks';

const COPIES = 3;
/** As many as n8n's users would see in a busy minute. */
const PARALLEL = 20;

/**
 * @param failures how many, each sent several times
 * @param open gives the n8n
 * @param kept how many rows *Forget* of the example keeps, to be tested only in an n8n with no other workflows
 */
export function describeDuplicates(
	failures: number,
	open: () => Promise<SharedWorld>,
	kept?: number,
): void {
	let world: SharedWorld;
	let passed: Receiver;

	jest.setTimeout(300_000);

	beforeAll(async () => {
		world = await open();
		passed = await startReceiver();
	}, 300_000);

	afterEach(async () => await world.rest.unpublishAll());

	afterAll(async () => {
		await world.close();
		await passed.close();
	});

	/** Publishes the recipe without its polling trigger. */
	const publishRecipe = async () => {
		const example = readJoined(passed.url, world.credential, { disabled: true });
		const { id } = await world.rest.createWorkflow(example);
		await world.rest.publish(id);
		return id;
	};

	const sendAll = async (deliveries: Delivery[]) => {
		const sendOne = async (delivery: Delivery) => (await world.send(delivery)).status;
		const statuses = await pMap(deliveries, sendOne, { concurrency: PARALLEL });
		expect(new Set(statuses)).toEqual(new Set([200]));
	};

	const untilAllEnd = async (workflow: string, count: number) => {
		const filter = encodeURIComponent(
			JSON.stringify({ workflowId: workflow, status: ['success', 'error'] }),
		);
		const path = `/rest/executions?filter=${filter}&limit=1`;
		await until(
			`The end of ${count} executions`,
			async () => (await world.rest.ask<{ count: number }>('GET', path)).count >= count,
			{ timeoutMs: 240_000, intervalMs: 500 },
		);
	};

	it(`the recipe for each failure once passes each of ${failures} failures in ${failures * COPIES} shuffled deliveries, ${PARALLEL} at a time, without a concurrency limit [checklist 40, 170]`, async () => {
		const workflow = await publishRecipe();
		const [first, ...deliveries] = await holdFailures(world.argyle, failures);
		if (!first) throw new TypeError('Nothing was delivered');
		// The first failure ever makes the table.
		await sendAll([first]);
		await untilAllEnd(workflow, 1);

		const sent = shuffle(Array.from({ length: COPIES }, () => deliveries).flat(), 20261123);
		await sendAll([...sent, first]);

		await untilAllEnd(workflow, sent.length + 2);
		const ids = listEventIds(passed.received);
		expect(new Set(ids).size).toBe(failures);
		// Which of two copies that n8n handles in the very same millisecond came first, its table can't tell.
		expect(ids.length - failures).toBeLessThanOrEqual(1);
	});

	if (kept !== undefined) {
		it(`its table keeps the last ${kept} rows, so that its cost stays the same [checklist 42, 170]`, async () => {
			const workflow = await publishRecipe();
			const { rest, argyle } = world;
			const [older, newer] = await holdFailures(argyle, 2);
			if (!older || !newer) throw new TypeError('Nothing was delivered');
			const before = passed.received.length;
			const sendAndCount = async (delivery: Delivery, ended: number) => {
				await sendAll([delivery]);
				await untilAllEnd(workflow, ended);
				return [passed.received.length - before, await countOnceRows(rest, workflow)];
			};
			expect(await sendAndCount(older, 1)).toEqual([1, 1]);

			await fillOnceTable(rest, workflow, kept);
			expect(await sendAndCount(older, 2)).toEqual([1, kept + 1]);

			// Its row makes the one of the older failure too old, so that a copy of that passes again.
			expect(await sendAndCount(newer, 3)).toEqual([2, kept + 1]);
			expect(await sendAndCount(older, 4)).toEqual([3, kept + 1]);
		});
	}

	itLeaksNothing(() => world);
}

function shuffle<T>(entries: T[], seed: number): T[] {
	const random = seededRandom(seed);
	return entries
		.map((entry) => ({ entry, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ entry }) => entry);
}
