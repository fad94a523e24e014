// @ts-check
'use strict';

const http = require('node:http');
const { once } = require('node:events');

/**
 * How the receiver answers one delivery: 200 unless told.
 *
 * @typedef {object} PlannedAnswer
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {'connection' | 'answer'} [withhold] drops the connection, or never answers
 */
/**
 * @typedef {object} Received
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string | string[] | undefined>} headers
 * @property {string[]} headerNames as written on the wire
 * @property {string} body
 */
/** @typedef {Awaited<ReturnType<typeof startReceiver>>} Receiver */

/**
 * Starts the other end of a subscription: keeps what arrives and answers as planned.
 *
 * @param {PlannedAnswer[]} [answers] for the deliveries in their order; 200 after the last
 */
async function startReceiver(answers = []) {
	/** @type {Received[]} */
	const received = [];
	const server = http.createServer(async (request, response) => {
		/** @type {Buffer[]} */
		const chunks = [];
		for await (const chunk of request) chunks.push(chunk);
		const plan = answers[received.length] ?? {};
		received.push({
			method: request.method ?? '',
			path: request.url ?? '',
			headers: request.headers,
			headerNames: request.rawHeaders.filter((_, index) => index % 2 === 0),
			body: Buffer.concat(chunks).toString('utf8'),
		});
		if (plan.withhold === 'connection') response.destroy();
		else if (plan.withhold !== 'answer') response.writeHead(plan.status ?? 200, plan.headers).end();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/webhook`,
		received,
		/** Ends it, whoever is still connected. */
		close: async () => {
			const ended = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await ended;
		},
		/** Ends it the way a careful server ends: waits for connections to go by themselves. */
		closeGently: async () => {
			const ended = once(server, 'close');
			server.close();
			await ended;
		},
	};
}

module.exports = { startReceiver };
