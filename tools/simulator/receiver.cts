import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { once } from 'node:events';

/** How the receiver answers one delivery: 200 by default. */
interface PlannedAnswer {
	status?: number;
	headers?: Record<string, string>;
	/** Drops the connection, or never answers. */
	withhold?: 'connection' | 'answer';
}

interface Received {
	method: string;
	path: string;
	headers: Record<string, string | string[] | undefined>;
	/** As written on the wire. */
	headerNames: string[];
	body: string;
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/**
 * Starts the other end of a subscription: keeps what arrives and answers as planned.
 *
 * @param answers for the deliveries in their order; 200 after the last
 */
export async function startReceiver(answers: PlannedAnswer[] = []) {
	const received: Received[] = [];
	const receive = async (request: IncomingMessage, response: ServerResponse) => {
		const chunks: Buffer[] = [];
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
	};
	const server = http.createServer((request, response) => void receive(request, response));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/webhook`,
		received,
		/** Ends it, even with open connections. */
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
