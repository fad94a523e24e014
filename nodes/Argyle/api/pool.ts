/** Max. requests under way at a time. */
const maxInFlight = 10;

/** Max. entries that are begun and not done, those included that wait for a retry. */
const maxBegun = 100;

/**
 * Slots for work of which only so much may be under way at a time. Work that only waits, as for a
 * retry, lends its slot to others: a few refused items don't slow down all the rest.
 */
export class Pool {
	private busy = 0;

	/** Work that has waited and needs its slot back; it goes before new work. */
	private readonly returning: Array<() => void> = [];

	private beginNext = () => false;

	/**
	 * Does some work for each entry, begun in their order, at most 10 at a time. After a throw, or once
	 * `signal` is aborted, no further one is begun. One call at a time.
	 *
	 * @throws what the first entry in order threw, once those under way have ended.
	 */
	async forEach<T>(
		entries: T[],
		signal: AbortSignal | undefined,
		work: (entry: T, index: number) => Promise<void>,
	): Promise<void> {
		const failures = new Map<number, unknown>();
		const left = entries.entries();
		let begun = 0;
		await new Promise<void>((resolve) => {
			const run = async (entry: T, index: number) => {
				try {
					await work(entry, index);
				} catch (error) {
					failures.set(index, error);
				}
				begun -= 1;
				this.release();
				if (begun === 0) resolve();
			};
			this.beginNext = () => {
				if (failures.size > 0 || signal?.aborted || begun >= maxBegun) return false;
				const next = left.next();
				if (next.done) return false;
				const [index, entry] = next.value;
				begun += 1;
				void run(entry, index);
				return true;
			};
			this.fill();
			if (begun === 0) resolve();
		});
		if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
	}

	/** Waits, while the slot of the work that waits is lent to others. */
	async lend(wait: Promise<void>): Promise<void> {
		this.release();
		await wait;
		await new Promise<void>((resolve) => {
			this.returning.push(resolve);
			this.fill();
		});
	}

	private release(): void {
		this.busy -= 1;
		this.fill();
	}

	private fill(): void {
		while (this.busy < maxInFlight) {
			// Counted first: what begins may lend its slot at once.
			this.busy += 1;
			const back = this.returning.shift();
			if (back) back();
			else if (!this.beginNext()) {
				this.busy -= 1;
				return;
			}
		}
	}
}

/**
 * Does some work for each entry, in a pool of its own.
 *
 * @throws as `Pool.forEach`
 */
export async function forEachInFlight<T>(
	entries: T[],
	signal: AbortSignal | undefined,
	work: (entry: T, index: number) => Promise<void>,
): Promise<void> {
	await new Pool().forEach(entries, signal, work);
}
