import { until } from '../../tools/process/wait.cts';
import { seededRandom } from '../../tools/simulator/random.cts';
import { runInParallel } from '../../tools/process/crowd.cts';
import { makeGenuine, pickKind } from './kinds.cts';
import { findSecret } from './scene.cts';
import type { Scene } from './scene.cts';
import type { Delivery } from './kinds.cts';

interface Answer {
	kind: string;
	status: number;
	expected: number;
	milliseconds: number;
}

export interface Ledger {
	answers: Answer[];
	/** Accepted failures by workflow. */
	accepted: Record<'receive' | 'delete' | 'passing', string[]>;
	/** All failures at Argyle, received or not. */
	played: string[];
}

export interface Interruption {
	stopped: boolean;
}

const PARALLEL = 16;
/** Each delete takes two of the 50 requests a second that all workflows with one key have together. */
const PENDING_DELETES = 40;
const NOT_THERE = 404;

/** What was sent and answered, to be compared with what n8n has run. */
export function createLedger(): Ledger {
	return { answers: [], accepted: { receive: [], delete: [], passing: [] }, played: [] };
}

/**
 * Makes the means to send a mixture of deliveries; the same seed gives the same kinds in a row.
 * @param interruption whether the user has interrupted the soak
 */
export function createSending(
	{ n8n, people, rest, workflows, ...scene }: Scene,
	ledger: Ledger,
	interruption: Interruption,
) {
	const random = seededRandom(77);
	const whole = { n8n, people, rest, workflows, ...scene };
	const secrets = {
		receive: findSecret(whole, workflows.receive.path),
		delete: findSecret(whole, workflows.delete.path),
	};
	const memory: Delivery[] = [];

	const post = async (path: string, { body, signature, type }: Delivery) => {
		const start = performance.now();
		const headers = { 'content-type': type, ...(signature && { 'x-argyle-signature': signature }) };
		const answer = await fetch(n8n.url + path, { method: 'POST', headers, body });
		await answer.arrayBuffer();
		return { status: answer.status, milliseconds: performance.now() - start };
	};

	const send = async (kind: string, to: 'receive' | 'delete' | 'passing', delivery: Delivery) => {
		const { status, milliseconds } = await post(workflows[to].path, delivery);
		if (delivery.failure !== null) ledger.played.push(delivery.failure);
		ledger.answers.push({ kind, status, expected: delivery.status, milliseconds });
		if (status === 200 && delivery.failure !== null) ledger.accepted[to].push(delivery.failure);
	};

	const sendAny = async () => {
		const kind = pickKind(random());
		const delivery = kind.make(people, secrets, memory);
		if (delivery.to === 'delete' && delivery.failure !== null) {
			await until(
				'The deletion of accounts',
				() => interruption.stopped || people.countPendingDeletes() <= PENDING_DELETES,
				{ timeoutMs: 120_000, intervalMs: 20 },
			);
		}
		if (!interruption.stopped) await send(kind.name, delivery.to, delivery);
	};

	return {
		/** Sends deliveries of all kinds, several at a time. */
		sendMixture: (count: number) => runInParallel(Array.from({ length: count }), PARALLEL, sendAny),

		/** Publishes a workflow, delivers to it, unpublishes it, and delivers what is too late. */
		comeAndGo: async () => {
			const { id, path } = workflows.passing;
			await rest.publish(id);
			const own = { ...secrets, receive: findSecret(whole, path) };
			await send(
				'failure, workflow that comes and goes',
				'passing',
				makeGenuine('receive', people.failAgain(), own),
			);
			await rest.unpublish(id);
			const late = makeGenuine('receive', people.failAgain(), own);
			await send('failure, after unpublishing', 'passing', { ...late, status: NOT_THERE });
		},
	};
}
