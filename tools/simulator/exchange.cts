// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./types').Reply} Reply */
/** @typedef {import('./types').FaultEffect} FaultEffect */

/**
 * Reads a request's body.
 *
 * @param {IncomingMessage} request
 * @returns {Promise<string>}
 * @throws {Error} when the caller hangs up half-way
 */
async function readText(request) {
	/** @type {Buffer[]} */
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * @param {string} text
 * @returns {{ body: unknown, valid: boolean }} the JSON, null when empty; else the text, and not valid
 */
function parseBody(text) {
	if (text === '') return { body: null, valid: true };
	try {
		return { body: JSON.parse(text), valid: true };
	} catch {
		return { body: text, valid: false };
	}
}

/**
 * The headers that recorded answers bear and a client may look at.
 *
 * @param {string} clientId
 * @returns {Record<string, string>}
 */
function argyleHeaders(clientId) {
	return {
		'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY',
		'X-Trace-Id': randomUUID(),
		'X-Client-Id': clientId,
	};
}

/**
 * Sends an answer, with what a fault does to it.
 *
 * @param {ServerResponse} response
 * @param {Reply} reply
 * @param {Pick<FaultEffect, 'drop' | 'truncate'>} [effect]
 */
function send(response, reply, { drop, truncate } = {}) {
	if (response.destroyed) return;
	const { status, body, headers } = reply;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const whole = Buffer.from(text ?? '', 'utf8');
	const half = whole.subarray(0, Math.floor(whole.length / 2));
	const bytes = truncate ? half : whole;
	response.statusCode = status;
	if (body !== undefined) response.setHeader('Content-Type', 'application/json');
	if (status !== 204) response.setHeader('Content-Length', bytes.length);
	for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
	if (drop === 'midway') {
		response.write(half, () => response.destroy());
		return;
	}
	response.end(status === 204 ? undefined : bytes);
}

module.exports = { readText, parseBody, argyleHeaders, send };
