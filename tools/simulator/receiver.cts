import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { listen } from '../process/server.cts';

/** How the receiver answers one delivery; the default is 200. */
interface PlannedAnswer {
	status?: number;
	headers?: Record<string, string>;
	/** Whether to drop the connection, or never to answer. */
	withhold?: 'connection' | 'answer';
}

interface Received {
	method: string;
	path: string;
	headers: Record<string, string | string[] | undefined>;
	/** The names in the letter case of the sender. */
	headerNames: string[];
	body: string;
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/**
 * Starts a server that receives deliveries: it records them and answers as planned.
 *
 * @param answers for the deliveries in their order; 200 after the last
 */
export async function startReceiver(answers: PlannedAnswer[] = []) {
	const received: Received[] = [];
	const receive = async (request: IncomingMessage, response: ServerResponse) => {
		const body = await text(request);
		const plan = answers[received.length] ?? {};
		received.push({
			method: request.method ?? '',
			path: request.url ?? '',
			headers: request.headers,
			headerNames: request.rawHeaders.filter((_, index) => index % 2 === 0),
			body,
		});
		if (plan.withhold === 'connection') response.destroy();
		else if (plan.withhold !== 'answer') response.writeHead(plan.status ?? 200, plan.headers).end();
	};
	const server = http.createServer((request, response) => void receive(request, response));
	const { url, close } = await listen(server);
	return {
		url: `${url}/webhook`,
		received,
		close,
		/** Ends the server, and waits until each connection has closed. */
		closeGently: () => promisify(server.close.bind(server))(),
	};
}
