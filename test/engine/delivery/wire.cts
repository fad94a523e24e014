// @ts-check
const { once } = require('node:events');
const http = require('node:http');

/** @typedef {import('../stage').Traffic} Traffic */

/**
 * Sends a request over a real socket and gives what a server of Node hands on of it: names in lower
 * case, repeated headers joined, spaces around values gone. n8n's own server is one.
 * @param {Buffer} body
 * @param {[name: string, value: string][]} headers sent as they stand, repeated ones included
 * @returns {Promise<Traffic>}
 */
async function sendOverWire(body, headers) {
	const server = http.createServer();
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	try {
		const arrived = once(server, 'request');
		const request = http.request({
			port,
			method: 'POST',
			agent: false,
			headers: [['Host', 'n8n'], ['Content-Length', String(body.length)], ...headers].flat(),
		});
		const answered = once(request, 'response');
		request.end(body);
		const [received, response] = await arrived;
		/** @type {Buffer[]} */
		const chunks = [];
		for await (const chunk of received) chunks.push(chunk);
		response.end();
		(await answered)[0].resume();
		const { headers: read, socket } = received;
		return { rawBody: Buffer.concat(chunks), headers: read, ip: socket.remoteAddress };
	} finally {
		server.close();
	}
}

module.exports = { sendOverWire };
