// @ts-check
'use strict';

/**
 * Records by id that remember the order they came in. Each record has a row number, so that a
 * cursor stays right while others come and go, and a page is found by binary search.
 *
 * @template {{ id: string }} T
 */
class Store {
	/** @type {Map<string, { row: number, record: T }>} */
	#byId = new Map();
	/** @type {{ row: number, record: T }[]} oldest first */
	#rows = [];
	#lastRow = 0;

	/** @returns {number} how many records there are */
	get size() {
		return this.#byId.size;
	}

	/** @returns {T[]} all records, oldest first */
	list() {
		return this.#rows.map(({ record }) => record);
	}

	/**
	 * @param {string} id
	 * @returns {T | undefined}
	 */
	get(id) {
		return this.#byId.get(id)?.record;
	}

	/**
	 * @param {T} record
	 * @returns {T}
	 * @throws {Error} when the id is taken
	 */
	insert(record) {
		if (this.#byId.has(record.id))
			throw new Error(`There is a record with id ${record.id} already`);
		const entry = { row: ++this.#lastRow, record };
		this.#byId.set(record.id, entry);
		this.#rows.push(entry);
		return record;
	}

	/**
	 * Puts a new version in the place of a record. Versions handed out before stay as they were.
	 *
	 * @param {T} record
	 * @returns {T}
	 * @throws {Error} when there is none with that id
	 */
	replace(record) {
		const entry = this.#byId.get(record.id);
		if (!entry) throw new Error(`There is no record with id ${record.id}`);
		entry.record = record;
		return record;
	}

	/**
	 * @param {string} id
	 * @returns {boolean} whether there was one
	 */
	remove(id) {
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

	/**
	 * A stretch of records, newest first.
	 *
	 * @param {object} options
	 * @param {number} [options.below] only rows under this one, the newest of them first
	 * @param {number} [options.above] only rows over this one, those nearest to it
	 * @param {number} options.limit
	 * @param {(record: T) => boolean} options.matches
	 * @returns {{ row: number, record: T }[]}
	 */
	stretch({ below, above, limit, matches }) {
		/** @type {{ row: number, record: T }[]} */
		const found = [];
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

	/**
	 * @param {number} row
	 * @returns {number} index of the first entry whose row is not under this one
	 */
	#indexOf(row) {
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

module.exports = { Store };
