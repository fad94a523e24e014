// @ts-check
'use strict';

const http = require('node:http');
const https = require('node:https');
const { createHmac } = require('node:crypto');

/** What Argyle's sender writes in each request (recorded 2026-01-29). */
const SENDER_HEADERS = {
	'User-Agent': 'ReactorNetty/1.1.28',
	Accept: '*/*',
	'Accept-Encoding': 'gzip',
	'Content-Type': 'application/json',
};

/**
 * Argyle's signature: lower-case hex HMAC-SHA512 of the body's bytes, keyed with the secret in
 * UTF-8 (Argyle's webhook reference, confirmed against recorded deliveries).
 *
 * @param {string | Buffer} body
 * @param {string} secret
 * @returns {string} 128 characters
 */
function sign(body, secret) {
	return createHmac('sha512', Buffer.from(secret, 'utf8')).update(body).digest('hex');
}

/**
 * @typedef {object} Outcome
 * @property {number | null} status
 * @property {string | null} error
 * @property {string | null} answer
 */

/**
 * POSTs a delivery once. Redirects are not followed. Never throws: a failure is an outcome.
 *
 * @param {object} options
 * @param {string} options.url
 * @param {string} options.body
 * @param {string | null} options.signature no header without one
 * @param {number} options.timeoutMs for the whole exchange
 * @param {AbortSignal} options.signal ends it early, as error `aborted`
 * @returns {Promise<Outcome>}
 */
function post({ url, body, signature, timeoutMs, signal }) {
	return new Promise((resolve) => {
		const bytes = Buffer.from(body, 'utf8');
		/** @type {NodeJS.Timeout | undefined} */
		let timer;
		/** @type {http.ClientRequest | undefined} */
		let request;
		const abort = () => finish({ status: null, error: 'aborted', answer: null });
		/** @param {Outcome} outcome */
		const finish = (outcome) => {
			clearTimeout(timer);
			signal.removeEventListener('abort', abort);
			resolve(outcome);
			// A kept connection would hold up a receiver that is being shut down.
			request?.destroy();
		};
		/** @param {NodeJS.ErrnoException} error */
		const fail = (error) =>
			finish({ status: null, error: error.code ?? error.message, answer: null });
		try {
			request = (url.startsWith('https:') ? https : http).request(url, {
				method: 'POST',
				agent: false,
				headers: {
					...SENDER_HEADERS,
					'Content-Length': bytes.length,
					...(signature === null ? {} : { 'X-Argyle-Signature': signature }),
				},
			});
		} catch (error) {
			fail(error instanceof Error ? error : new Error(String(error)));
			return;
		}
		request.removeHeader('Connection');
		request.on('error', fail);
		request.on('response', (response) => {
			/** @type {Buffer[]} */
			const chunks = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('error', fail);
			response.on('end', () => {
				const answer = Buffer.concat(chunks).toString('utf8');
				finish({ status: response.statusCode ?? null, error: null, answer });
			});
		});
		timer = setTimeout(() => finish({ status: null, error: 'timeout', answer: null }), timeoutMs);
		signal.addEventListener('abort', abort);
		request.end(bytes);
		if (signal.aborted) abort();
	});
}

module.exports = { post, sign };
