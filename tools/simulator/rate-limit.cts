import { performance } from 'node:perf_hooks';

const WINDOW_MS = 1000;

/** Admits so many requests per key in any second. Refused requests do not count. */
export class RateLimit {
	/** The times of the last admitted requests by key, the oldest first. */
	#admitted: Map<string, number[]> = new Map();
	#now;

	/** @param now milliseconds, from any start */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** @param limit requests a second; 0 admits all */
	admits(keyId: string, limit: number): boolean {
		if (limit === 0) return true;
		const now = this.#now();
		const recent = (this.#admitted.get(keyId) ?? []).filter((at) => now - at < WINDOW_MS);
		const admitted = recent.length < limit;
		if (admitted) recent.push(now);
		this.#admitted.set(keyId, recent);
		return admitted;
	}

	/** Forgets all requests. */
	clear() {
		this.#admitted.clear();
	}
}
