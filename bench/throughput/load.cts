// @ts-check
/// <reference path="./autocannon.d.ts" />
const autocannon = require('autocannon');

/** Kept open, each with one request at a time. */
const CONNECTIONS = 10;

/**
 * @typedef {object} Turn
 * @property {number} seconds how long it took
 * @property {number[]} times of its answers, in milliseconds
 * @property {number} unexpected answers with another status, and requests without one
 */

/**
 * Sends the same request over and over on ten kept connections.
 * @param {{ url: string, headers: Record<string, string>, body: Buffer, status: number }} request and
 * the status that its answer should have
 * @param {number} seconds
 * @returns {Promise<Turn>}
 */
async function sendLoad({ url, headers, body, status }, seconds) {
	const method = 'POST';
	const options = { url, method, headers, body, connections: CONNECTIONS, duration: seconds };
	const instance = autocannon(options);
	/** @type {number[]} */
	const times = [];
	let unexpected = 0;
	instance.on('response', (_client, got, _bytes, milliseconds) => {
		times.push(milliseconds);
		if (got !== status) unexpected += 1;
	});
	const { errors, timeouts, duration } = await instance;
	return { seconds: duration, times, unexpected: unexpected + errors + timeouts };
}

module.exports = { CONNECTIONS, sendLoad };
