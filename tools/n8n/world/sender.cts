// @ts-check
const http = require('node:http');

/**
 * @typedef {object} RawDelivery
 * @property {string} url
 * @property {Buffer} body sent byte for byte
 * @property {[name: string, value: string][]} headers sent as they stand, repeated ones included
 */

/**
 * The means to send any delivery, also one that a well-behaved client would not send.
 * @param {(text: string, path: string) => void} onAnswer sees the text of every answer
 */
function createSender(onAnswer) {
	return {
		/**
		 * Sends one delivery.
		 * @param {RawDelivery} delivery
		 * @returns {Promise<{ status: number, text: string }>}
		 */
		send: ({ url, body, headers }) =>
			new Promise((resolve, reject) => {
				const length = ['Content-Length', String(body.length)];
				const { host, pathname } = new URL(url);
				const raw = [['Host', host], length, ['Connection', 'close'], ...headers].flat();
				const request = http.request(url, { method: 'POST', headers: raw, agent: false });
				request.once('error', reject);
				request.once('response', (response) => {
					/** @type {Buffer[]} */
					const chunks = [];
					response.on('data', (chunk) => chunks.push(chunk));
					response.once('error', reject);
					response.once('end', () => {
						const text = Buffer.concat(chunks).toString('utf8');
						onAnswer(text, pathname);
						resolve({ status: response.statusCode ?? 0, text });
					});
				});
				request.end(body);
			}),
	};
}

module.exports = { createSender };
