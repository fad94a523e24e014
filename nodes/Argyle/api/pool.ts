/** Max. entries whose work runs at the same time. */
const maxInFlight = 10;

/** Max. unfinished entries, including those that wait for a retry. */
const maxBegun = 100;

/**
 * A pool with a fixed number of slots. Work that waits for a retry lends its slot, so that a few
 * refused items don't slow down all others.
 */
export class Pool {
	private busy = 0;

	/** Work that has waited and needs a slot again. It goes before new work. */
	private readonly returning: Array<() => void> = [];

	private beginNext = () => false;

	/**
	 * Does the work for each entry, in order, at most 10 at a time. After a throw or an abort of
	 * `signal`, it starts no further entry. Call it again only after it has ended.
	 *
	 * @throws what the first failed entry in order threw, after all running work has ended.
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

	/** Waits without occupying a slot, then waits for a free slot. */
	async lend(wait: Promise<unknown>): Promise<void> {
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
			// Counted first: new work may lend its slot immediately.
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
 * Does the work for each entry, in its own pool.
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
