import { until } from '../../tools/process/wait.cts';
import pMap from 'p-map';
import { startReceiver } from '../../tools/simulator/receiver.cts';
import type { Receiver } from '../../tools/simulator/receiver.cts';
import { seededRandom } from '../../tools/simulator/random.cts';
import { holdFailures } from '../../tools/n8n/world/heldFailures.cts';
import type { Delivery } from '../../tools/n8n/world/heldFailures.cts';
import { listEventIds, readJoined } from '../../tools/n8n/world/joined.cts';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';
import { itLeaksNothing } from './leaks';

const COPIES = 3;
/** As many as n8n's users would see in a busy minute. */
const PARALLEL = 20;

/**
 * @param failures how many, each sent several times
 * @param open gives the n8n
 */
export function describeDuplicates(failures: number, open: () => Promise<SharedWorld>): void {
	let world: SharedWorld;
	let passed: Receiver;

	jest.setTimeout(300_000);

	beforeAll(async () => {
		world = await open();
		passed = await startReceiver();
	}, 300_000);

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

	itLeaksNothing(() => world);
}

function shuffle<T>(entries: T[], seed: number): T[] {
	const random = seededRandom(seed);
	return entries
		.map((entry) => ({ entry, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ entry }) => entry);
}
