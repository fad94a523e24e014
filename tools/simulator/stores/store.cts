interface StretchOptions<T> {
	/** Only rows below this one, the newest first. */
	below?: number;
	/** Only rows above this one, the nearest first. */
	above?: number;
	limit: number;
	matches: (record: T) => boolean;
}

/**
 * Keeps records by their IDs, in the order in which they were added. Each record has a row number,
 * so that a cursor stays right while others come and go, and a page is found by binary search.
 */
export class Store<T extends { id: string }> {
	#byId: Map<string, { row: number; record: T }> = new Map();
	/** The records with their row numbers, the oldest first. */
	#rows: { row: number; record: T }[] = [];
	#lastRow = 0;
	#kind;

	/** @param kind of the records, for messages */
	constructor(kind: string) {
		this.#kind = kind;
	}

	/** @returns how many records there are */
	get size(): number {
		return this.#byId.size;
	}

	/** @returns all records, oldest first */
	list(): T[] {
		return this.#rows.map(({ record }) => record);
	}

	get(id: string): T | undefined {
		return this.#byId.get(id)?.record;
	}

	/** @throws {Error} when there is no record with that id */
	need(id: string): T {
		const record = this.get(id);
		if (record === undefined) throw new Error(`There is no ${this.#kind} ${id}`);
		return record;
	}

	/** @throws {Error} when the id is taken */
	insert(record: T): T {
		if (this.#byId.has(record.id)) throw new Error(`There is a ${this.#kind} ${record.id} already`);
		const entry = { row: ++this.#lastRow, record };
		this.#byId.set(record.id, entry);
		this.#rows.push(entry);
		return record;
	}

	/**
	 * Replaces fields of a record. Versions that were returned before do not change.
	 *
	 * @throws {Error} when there is no record with that id
	 */
	update(id: string, patch: Partial<T>): T {
		return this.replace({ ...this.need(id), ...patch });
	}

	protected replace(record: T): T {
		const entry = this.#byId.get(record.id);
		if (entry) entry.record = record;
		return record;
	}

	/** @returns whether there was one */
	remove(id: string): boolean {
		const entry = this.#byId.get(id);
		if (!entry) return false;
		this.#byId.delete(id);
		this.#rows.splice(this.#indexOf(entry.row), 1);
		return true;
	}

	/** Removes all records. */
	clear() {
		this.#byId.clear();
		this.#rows = [];
	}

	/** Reads a stretch of records, the newest first. */
	stretch({ below, above, limit, matches }: StretchOptions<T>): { row: number; record: T }[] {
		const found: { row: number; record: T }[] = [];
		const upwards = above !== undefined;
		const step = upwards ? 1 : -1;
		let index = upwards
			? this.#indexOf(above + 1)
			: this.#indexOf(below ?? Number.MAX_SAFE_INTEGER) - 1;
		for (; found.length < limit; index += step) {
			const entry = this.#rows[index];
			if (!entry) break;
			if (matches(entry.record)) found.push(entry);
		}
		return upwards ? found.reverse() : found;
	}

	/** @returns index of the first entry whose row is not under this one */
	#indexOf(row: number): number {
		let low = 0;
		let high = this.#rows.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const entry = this.#rows[middle];
			if (entry && entry.row < row) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
