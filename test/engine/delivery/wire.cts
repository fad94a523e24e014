import { once } from 'node:events';
import http from 'node:http';
import type { Traffic } from '../../support/stage';

/**
 * Sends a request over a real socket and gives what a server of Node hands on of it: names in lower
 * case, repeated headers joined, spaces around values gone. n8n's own server is one.
 * @param headers sent as they stand, repeated ones included
 */
export async function sendOverWire(
	body: Buffer,
	headers: [name: string, value: string][],
): Promise<Traffic> {
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
		const chunks: Buffer[] = [];
		for await (const chunk of received) chunks.push(chunk);
		response.end();
		(await answered)[0].resume();
		const { headers: read, socket } = received;
		return { rawBody: Buffer.concat(chunks), headers: read, ip: socket.remoteAddress };
	} finally {
		server.close();
	}
}
