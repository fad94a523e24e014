import { say, step } from '../../tools/process/progress.cts';
import { pause, until } from '../../tools/process/wait.cts';
import { readProcessorSeconds } from '../../tools/process/usage.cts';
import { openScene, settle } from './scene.cts';
import { createLedger, createSending } from './sending.cts';
import { readStored } from '../../tools/n8n/world/stored.cts';
import type { Interruption, Ledger } from './sending.cts';
import type { Scene } from './scene.cts';
import type { Sample } from './memory.cts';

/** `deliveries`: so far; `processor`: seconds of n8n, so far. */
type Reading = Sample & { deliveries: number; processor: number };

export type Leg = NonNullable<Awaited<ReturnType<typeof runLeg>>>;

/** Enough points for a line through their second half. */
const ROUNDS = 40;
/** A poll begins once a minute and reads all accounts. */
const POLL_TIMEOUT_MS = 150_000;

/**
 * Sends a mixture of deliveries to one n8n, reads its memory in between, and collects what is compared in the end.
 * @param engine that evaluates expressions, for the report
 * @param env settings of n8n
 * @returns undefined when it was interrupted
 */
export async function runLeg(
	engine: string,
	env: NodeJS.ProcessEnv,
	deliveries: number,
	interruption: Interruption,
) {
	const scene = await step(`Starting n8n, ${engine}`, () => openScene(env));
	try {
		const start = Date.now();
		const ledger = createLedger();
		const readings = await sendRounds(scene, ledger, deliveries, interruption);
		if (interruption.stopped) return undefined;
		const seconds = (Date.now() - start) / 1_000;
		await step('Waiting for a last whole poll', () => untilWholePoll(scene, interruption));
		if (interruption.stopped) return undefined;
		await settle(scene);
		const subscriptions = await unpublishAll(scene);
		await scene.n8n.stop();
		const stored = await step('Reading what n8n has stored', () => readStored(scene.n8n));
		return {
			engine,
			seconds,
			readings,
			ledger,
			stored,
			subscriptions,
			regulars: scene.people.regulars.map((id) => scene.argyle.accounts.get(id)),
			former: scene.people.former,
			leaving: scene.people.leaving,
			baits: scene.people.baits.map((id) => scene.argyle.accounts.get(id)),
			workflows: scene.workflows,
			requests: scene.argyle.requests,
			troubles: [...scene.probe.readTroubles(), ...readErrors(scene.n8n.readLog())],
		};
	} finally {
		await scene.close();
	}
}

async function sendRounds(
	scene: Scene,
	ledger: Ledger,
	deliveries: number,
	interruption: Interruption,
) {
	const sending = createSending(scene, ledger, interruption);
	const readings: Reading[] = [];
	const size = Math.ceil(deliveries / ROUNDS);
	for (let left = deliveries; left > 0 && !interruption.stopped; left -= size) {
		await Promise.all([sending.sendMixture(Math.min(size, left)), sending.comeAndGo()]);
		await settle(scene);
		const pid = scene.n8n.pid();
		const sample = await scene.probe.sample(pid);
		const sent = ledger.answers.length;
		readings.push({ ...sample, deliveries: sent, processor: readProcessorSeconds(pid) });
		const wrong = ledger.answers.filter(({ status, expected }) => status !== expected).length;
		say(
			`  ${sent} deliveries, ${wrong} not answered as expected, heap ${sample.heap.toFixed(1)} MB`,
		);
	}
	return readings;
}

/** Waits until a poll has begun and ended. */
async function untilWholePoll({ argyle }: Scene, interruption: Interruption) {
	const count = () => argyle.requestsTo('GET', '/v2/accounts').length;
	const isWhole = (before: number) =>
		argyle
			.requestsTo('GET', '/v2/accounts')
			.slice(before)
			.filter(({ query, status }) => !query.cursor && status === 200).length > 0;
	const before = count();
	await until('A poll', () => interruption.stopped || isWhole(before), {
		timeoutMs: POLL_TIMEOUT_MS,
	});
	await until('The end of its pages', async () => {
		const seen = count();
		await pause(2_000);
		return count() === seen;
	});
}

/** @returns the number of subscriptions before and after */
async function unpublishAll({
	argyle,
	rest,
	workflows,
}: Scene): Promise<{ before: number; after: number }> {
	const before = argyle.webhooks.list().length;
	const { passing: _, ...lasting } = workflows;
	for (const { id } of Object.values(lasting)) await rest.unpublish(id);
	return { before, after: argyle.webhooks.list().length };
}

/**
 * @param log of n8n, in JSON lines
 * @returns lines that n8n calls errors, and lines that look like errors and are not JSON
 */
function readErrors(log: string): string[] {
	return log.split('\n').flatMap((line) => {
		try {
			const { level, message } = JSON.parse(line);
			return level === 'error' ? [String(message)] : [];
		} catch {
			return /error|unhandled|warning/i.test(line) ? [line] : [];
		}
	});
}
