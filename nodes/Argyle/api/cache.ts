/** How much a cache keeps, and for how long. */
export interface CacheLimits {
	/** How many values at most; the one that was used last the longest ago makes room. */
	size: number;
	/** How long a value is kept, in ms. */
	keepMs: number;
	/** Ms since some fixed moment. */
	now?: () => number;
}

/**
 * Keeps what lookups found, for one process of n8n. Lookups of one key that come together share one.
 * What gave nothing is not kept.
 */
export class SharedCache<Value> {
	private readonly kept = new Map<string, { value: Value; until: number }>();

	private readonly underWay = new Map<string, Promise<Value | null>>();

	private readonly now: () => number;

	constructor(private readonly limits: CacheLimits) {
		this.now = limits.now ?? (() => performance.now());
	}

	/** How many values it holds. */
	get size(): number {
		return this.kept.size;
	}

	/**
	 * Gives the value of a key, from the cache or by a lookup.
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
		const begun = this.underWay.get(key) ?? this.load(key, load);
		this.underWay.set(key, begun);
		return await begun;
	}

	private async load(key: string, load: () => Promise<Value | null>): Promise<Value | null> {
		try {
			const value = await load();
			if (value !== null) this.keep(key, value);
			return value;
		} finally {
			this.underWay.delete(key);
		}
	}

	private keep(key: string, value: Value): void {
		const { size, keepMs } = this.limits;
		this.kept.set(key, { value, until: this.now() + keepMs });
		const [oldest] = this.kept.keys();
		if (this.kept.size > size && oldest !== undefined) this.kept.delete(oldest);
	}
}
