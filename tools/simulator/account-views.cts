// @ts-check
'use strict';

const { toMilliseconds } = require('./clock');

/** @typedef {import('./types').Account} Account */

/**
 * An account as the REST API shows it: timestamps with milliseconds.
 *
 * @param {Account} account
 * @returns {unknown}
 */
function restView(account) {
	return inMilliseconds(account);
}

/**
 * An account as a delivery's `resource` shows it: timestamps with microseconds, without shifts
 * and user uploads (recorded 2026-01-29).
 *
 * @param {Account} account
 * @returns {object}
 */
function deliveryView(account) {
	const hidden = ['shifts', 'user_uploads'];
	const shown = Object.entries(account.availability).filter(([name]) => !hidden.includes(name));
	return { ...account, availability: Object.fromEntries(shown) };
}

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function inMilliseconds(value) {
	if (typeof value === 'string') return toMilliseconds(value);
	if (Array.isArray(value)) return value.map(inMilliseconds);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, inMilliseconds(inner)]),
	);
}

module.exports = { restView, deliveryView };
