// @ts-check
'use strict';

const { performance } = require('node:perf_hooks');

const WINDOW_MS = 1000;

/** Admits so many requests in any second and key; refused ones do not count. */
class RateLimit {
	/** @type {Map<string, number[]>} times of the last admitted requests by key, oldest first */
	#admitted = new Map();
	#now;

	/** @param {() => number} [now] milliseconds, from any start */
	constructor(now = () => performance.now()) {
		this.#now = now;
	}

	/**
	 * @param {string} keyId
	 * @param {number} limit requests a second; 0 admits all
	 * @returns {boolean}
	 */
	admits(keyId, limit) {
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

module.exports = { RateLimit };
