// @ts-check
'use strict';

const { STATUS_CODES } = require('node:http');

/** @typedef {import('./types').Reply} Reply */
/** @typedef {import('./types').ErrorStyle} ErrorStyle */

/**
 * @param {unknown} body
 * @param {number} [status]
 * @returns {Reply}
 */
function ok(body, status = 200) {
	return { status, body };
}

/** @returns {Reply} */
function noContent() {
	return { status: 204 };
}

/**
 * An error in the style of Django REST framework, which most of Argyle's API speaks.
 *
 * @param {number} status
 * @param {string} detail
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
function detail(status, detail, headers) {
	return { status, body: { detail }, headers };
}

/**
 * An error in the style of Spring. The headers of the real /accounts are Spring's, so its error
 * bodies most likely are as well.
 *
 * @param {number} status
 * @param {string} path
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
function springError(status, path, headers) {
	const timestamp = new Date().toISOString().replace('Z', '+00:00');
	return { status, body: { timestamp, status, error: STATUS_CODES[status] ?? '', path }, headers };
}

/**
 * The style a path's errors come in.
 *
 * @param {string} path
 * @returns {ErrorStyle}
 */
function errorStyleOf(path) {
	return /^\/v2\/accounts(\/|$)/.test(path) ? 'spring' : 'drf';
}

/**
 * @param {string} path
 * @returns {Reply}
 */
function notFound(path) {
	return errorStyleOf(path) === 'spring' ? springError(404, path) : detail(404, 'Not found.');
}

/**
 * @param {string} method
 * @param {string} path
 * @param {string[]} allowed methods
 * @returns {Reply}
 */
function methodNotAllowed(method, path, allowed) {
	const headers = { Allow: allowed.join(', ') };
	return errorStyleOf(path) === 'spring'
		? springError(405, path, headers)
		: detail(405, `Method "${method}" not allowed.`, headers);
}

/** @returns {Reply} */
function throttled() {
	return detail(429, 'Request was throttled. Expected available in 1 second.', {
		'Retry-After': '1',
	});
}

/**
 * The body of an error that a fault asks for without saying one: the style of its path, and an
 * HTML page for what only the edge in front of Argyle answers.
 *
 * @param {number} status
 * @param {string} path
 * @returns {Reply}
 */
function faultReply(status, path) {
	if (status === 429) return throttled();
	if (status === 404) return notFound(path);
	if (status === 401) return detail(401, 'Invalid username/password.');
	if (status >= 502) {
		const title = `${status} ${STATUS_CODES[status] ?? ''}`;
		return {
			status,
			body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
			headers: { 'Content-Type': 'text/html; charset=UTF-8' },
		};
	}
	return errorStyleOf(path) === 'spring'
		? springError(status, path)
		: detail(status, `${STATUS_CODES[status] ?? 'Error'}.`);
}

module.exports = {
	ok,
	noContent,
	detail,
	springError,
	notFound,
	methodNotAllowed,
	throttled,
	faultReply,
};
