import { loadavg } from 'node:os';
import pMap from 'p-map';
import { holdFailures } from '../../tools/n8n/world/heldFailures.cts';
import { listEventIds } from '../../tools/n8n/world/joined.cts';
import { readProcessorSeconds } from '../../tools/process/usage.cts';
import { until } from '../../tools/process/wait.cts';
import { doubleEveryThird } from './order.cts';
import type { Delivery } from '../../tools/n8n/world/heldFailures.cts';
import type { Scene } from './scene.cts';

/** As many as n8n's users would see in a busy minute. */
const PARALLEL = 20;

/** What is still missing then never comes. */
const PATIENCE_MS = 600_000;

export interface Turn {
	failures: number;
	deliveries: number;
	/** From the first delivery until the last failure has passed. */
	seconds: number;
	/** Of n8n, in seconds; copies that wait cost it in a later turn. */
	processor: number;
	/** Failures that passed for the first time. */
	passed: number;
	/** Passes of failures that had passed before. */
	twice: number;
	/** Deliveries that n8n did not accept. */
	refused: number;
	/** Of the slowest answer. Argyle waits 10 s. */
	slowest: number;
	/** Of the machine in the last minute. */
	load: number;
}

/** Sends new failures, every third one twice, and waits until as many have passed. */
export async function takeTurn(scene: Scene, failures: number): Promise<Turn> {
	const { argyle, n8n, passed } = scene;
	const sent = doubleEveryThird(await holdFailures(argyle, failures));
	const before = passed.received.length;
	const processor = readProcessorSeconds(n8n.pid());
	const start = performance.now();
	const waiting = untilPassed(scene, before + failures);
	const answers = await pMap(sent, (one) => sendOne(scene, one), { concurrency: PARALLEL });
	const seconds = ((await waiting) - start) / 1_000;
	forget(argyle);
	return {
		failures,
		deliveries: sent.length,
		seconds,
		processor: readProcessorSeconds(n8n.pid()) - processor,
		...countPasses(scene, before),
		refused: answers.filter(({ status }) => status !== 200).length,
		slowest: Math.max(...answers.map((one) => one.seconds)),
		load: loadavg()[0] ?? Number.NaN,
	};
}

/**
 * Counts what has passed.
 * @param from the number of passes that were counted before
 */
export function countPasses({ passed, seen }: Scene, from: number) {
	const ids = listEventIds(passed.received.slice(from));
	const known = seen.size;
	for (const id of ids) seen.add(id);
	return { passed: seen.size - known, twice: ids.length - (seen.size - known) };
}

async function sendOne({ send }: Scene, delivery: Delivery) {
	const start = performance.now();
	const { status } = await send(delivery);
	return { status, seconds: (performance.now() - start) / 1_000 };
}

/** @returns the moment when that many had passed, or when it stopped to wait for them */
async function untilPassed({ passed }: Scene, count: number): Promise<number> {
	const isThere = () => passed.received.length >= count;
	await until('The last failure', isThere, { timeoutMs: PATIENCE_MS }).catch(() => undefined);
	return performance.now();
}

/** Only n8n may remember, so that no turn has more at Argyle than another. */
function forget({ accounts, users, clearJournal }: Scene['argyle']) {
	for (const { id } of accounts.list()) accounts.remove(id);
	for (const { id } of users.list()) users.remove(id);
	clearJournal();
}
