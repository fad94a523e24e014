import { untilAborted } from './signals';

/** The size and lifetime of a cache. */
export interface CacheLimits {
	/** Max. values. The least recently used one makes room. */
	size: number;
	/** Lifetime of a value, in ms. */
	keepMs: number;
	/** How long others share a lookup, in ms. One that never ends must not block all later ones of its key. */
	loadMs: number;
	/** Returns ms since any fixed moment. */
	now?: () => number;
}

/**
 * Caches the results of lookups in one n8n process. Concurrent lookups of the same key share one
 * request. It does not cache an empty result.
 */
export class SharedCache<Value> {
	private readonly kept = new Map<string, { value: Value; until: number }>();

	private readonly inFlight = new Map<string, Promise<Value | null>>();

	private readonly now: () => number;

	constructor(private readonly limits: CacheLimits) {
		this.now = limits.now ?? (() => performance.now());
	}

	/** The number of cached values. */
	get size(): number {
		return this.kept.size;
	}

	/**
	 * Returns the value of a key, from the cache or by a lookup; null after `loadMs`.
	 *
	 * @throws what `load` throws
	 */
	async get(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
		const found = this.kept.get(key);
		this.kept.delete(key);
		if (found && found.until > this.now()) {
			this.kept.set(key, found);
			return found.value;
		}
		const begun = this.inFlight.get(key) ?? this.load(key, load);
		this.inFlight.set(key, begun);
		return await begun;
	}

	private async load(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
		try {
			const work = this.loadAndKeep(key, load);
			return await untilAborted(work, AbortSignal.timeout(this.limits.loadMs));
		} finally {
			this.inFlight.delete(key);
		}
	}

	/** Also caches what comes after `loadMs`. */
	private async loadAndKeep(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
		const value = await load();
		if (value !== null) this.keep(key, value);
		return value;
	}

	private keep(key: string, value: Value): void {
		const { size, keepMs } = this.limits;
		this.kept.set(key, { value, until: this.now() + keepMs });
		const [oldest = key] = this.kept.keys();
		if (this.kept.size > size) this.kept.delete(oldest);
	}
}
