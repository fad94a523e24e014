// @ts-check
'use strict';

/** @typedef {import('./types').ApiRequest} ApiRequest */

/** Every request the API received, in order of arrival. */
class Journal {
	/** @type {ApiRequest[]} */
	requests = [];

	/**
	 * @param {string} method
	 * @param {string | RegExp} path the whole path, or an expression it matches
	 * @returns {ApiRequest[]}
	 */
	requestsTo(method, path) {
		return this.requests.filter(
			(request) =>
				request.method === method &&
				(typeof path === 'string' ? request.path === path : path.test(request.path)),
		);
	}

	/** Forgets all. The list handed out before keeps what it has. */
	clear() {
		this.requests = [];
	}
}

module.exports = { Journal };
