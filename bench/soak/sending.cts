import pMap from 'p-map';
import { until } from '../../tools/process/wait.cts';
import { seededRandom } from '../../tools/simulator/random.cts';
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

type Receiver = 'receive' | 'delete' | 'passing' | 'events';

/** What was sent and answered, to be compared with what n8n has run. */
export interface Ledger {
	answers: Answer[];
	/** Accepted changes by workflow. */
	accepted: Record<Receiver, string[]>;
	/** All changes at Argyle, delivered or not. */
	played: string[];
}

export interface Interruption {
	stopped: boolean;
}

const CONCURRENCY = 16;
/** Each delete takes two of the 50 requests a second that all workflows with one key share. */
const MAX_PENDING_DELETES = 40;
const SEED = 77;

export function createLedger(): Ledger {
	return {
		answers: [],
		accepted: { receive: [], delete: [], passing: [], events: [] },
		played: [],
	};
}

/** Makes the means to send a mixture of deliveries; the kinds come in the same order each time. */
export function createSending(scene: Scene, ledger: Ledger, interruption: Interruption) {
	const { argyle, n8n, people, rest, workflows } = scene;
	const random = seededRandom(SEED);
	const secrets = {
		receive: findSecret(scene, workflows.receive.path),
		delete: findSecret(scene, workflows.delete.path),
		events: findSecret(scene, workflows.events.path),
		key: argyle.keys.sandbox.secret,
	};
	const memory: Delivery[] = [];

	const send = async (kind: string, to: Receiver, delivery: Delivery) => {
		const { body, headers, failure, status: expected } = delivery;
		const start = performance.now();
		const { status } = await scene.send({ url: n8n.url + workflows[to].path, body, headers });
		ledger.answers.push({ kind, status, expected, milliseconds: performance.now() - start });
		if (failure === null) return;
		ledger.played.push(failure);
		if (status === 200) ledger.accepted[to].push(failure);
	};

	const sendAny = async () => {
		const kind = pickKind(random());
		const delivery = kind.make(people, secrets, memory);
		if (delivery.to === 'delete' && delivery.failure !== null) {
			await until(
				'The deletion of accounts',
				() => interruption.stopped || people.countPendingDeletes() <= MAX_PENDING_DELETES,
				{ timeoutMs: 120_000, intervalMs: 20 },
			);
		}
		if (!interruption.stopped) await send(kind.name, delivery.to, delivery);
	};

	return {
		/** Sends deliveries of all kinds, several at a time. */
		sendMixture: (count: number) =>
			pMap(Array.from({ length: count }), sendAny, { concurrency: CONCURRENCY }),

		/** Publishes a workflow, delivers to it, unpublishes it, and delivers what is too late. */
		comeAndGo: async () => {
			const { id, path } = workflows.passing;
			await rest.publish(id);
			const own = { ...secrets, receive: findSecret(scene, path) };
			const inTime = makeGenuine('receive', people.failAgain(), own);
			await send('failure, workflow that comes and goes', 'passing', inTime);
			await rest.unpublish(id);
			const late = makeGenuine('receive', people.failAgain(), own);
			await send('failure, after unpublishing', 'passing', { ...late, status: 404 });
		},
	};
}
