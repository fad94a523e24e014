import { seededRandom } from './random.cts';
import type { ChaosOptions, DeliveryChaos, Fault, FaultEffect } from './types.cts';

/** What chaos can do to a request. */
export const CHAOS_KINDS: Record<string, FaultEffect> = {
	delay: { delayMs: 50 },
	status429: { status: 429 },
	status500: { status: 500 },
	status502: { status: 502 },
	status503: { status: 503 },
	dropBefore: { drop: 'before' },
	dropAfter: { drop: 'after' },
	dropMidway: { drop: 'midway' },
	truncate: { truncate: true },
	createdBut500: { createdButStatus: 500 },
	omitId: { omitId: true },
};

/** Keeps the planned faults, and decides which request gets one. */
export class Faults {
	#faults: { id: string; fault: Fault; left: number }[] = [];
	#chaos: Required<ChaosOptions> | null = null;
	#count = 0;
	#seed;
	#random;

	constructor(seed: number) {
		this.#seed = seed;
		this.#random = seededRandom(seed);
	}

	/**
	 * Plans a fault. Of several that fit a request the first planned one is played.
	 *
	 * @returns its id, which the journal shows on the requests it hit
	 */
	add(fault: Fault): string {
		const id = `fault-${++this.#count}`;
		const unlimited = fault.probability === undefined ? 1 : Infinity;
		this.#faults.push({ id, fault, left: fault.times ?? unlimited });
		return id;
	}

	/**
	 * Starts chaos: each request, and optionally each delivery, fails with a probability.
	 *
	 * @throws {Error} for a kind that does not exist
	 */
	chaos({
		probability,
		seed = this.#seed,
		kinds = Object.keys(CHAOS_KINDS),
		deliveryKinds = [],
	}: ChaosOptions) {
		const unknown = kinds.find((kind) => !(kind in CHAOS_KINDS));
		if (unknown) throw new Error(`There is no chaos kind ${unknown}`);
		this.#random = seededRandom(seed);
		this.#chaos = { probability, seed, kinds, deliveryKinds };
	}

	/** Ends all faults and chaos. */
	clear() {
		this.#faults = [];
		this.#chaos = null;
		this.#random = seededRandom(this.#seed);
	}

	/** Finds the fault for a request, and counts it as played. */
	take(method: string, path: string): { id: string; effect: FaultEffect } | undefined {
		const planned = this.#faults.find(
			({ fault, left }) =>
				left > 0 &&
				(!fault.method || fault.method === method) &&
				matches(path, fault.path) &&
				(fault.probability === undefined || this.#random() < fault.probability),
		);
		if (planned) {
			planned.left -= 1;
			return { id: planned.id, effect: planned.fault };
		}
		const kind = this.#pick(this.#chaos?.kinds);
		const effect = kind === undefined ? undefined : CHAOS_KINDS[kind];
		return effect && { id: `chaos:${kind}`, effect };
	}

	/** Draws what chaos does to a delivery. */
	takeForDelivery(): DeliveryChaos | undefined {
		return this.#pick(this.#chaos?.deliveryKinds);
	}

	#pick<K extends string>(kinds: K[] | undefined): K | undefined {
		if (!this.#chaos || !kinds?.length) return undefined;
		if (this.#random() >= this.#chaos.probability) return undefined;
		return kinds[Math.floor(this.#random() * kinds.length)];
	}
}

function matches(path: string, wanted: string | RegExp | undefined): boolean {
	if (wanted === undefined) return true;
	return typeof wanted === 'string' ? path.startsWith(wanted) : wanted.test(path);
}
