import http from 'node:http';
import { listen } from '../process/server.cts';

/** The paths that n8n's documentation sends to the webhook processors. */
const PRODUCTION_WEBHOOKS = /^\/webhook(-waiting)?\//;

/**
 * Starts the proxy in front of n8n in queue mode: calls of published webhooks go to the webhook
 * processor, all else (the editor, its test webhooks) to the main process. It passes bytes
 * unchanged.
 * @param targets URLs
 */
export async function startRouter({
	port,
	main,
	webhooks,
}: {
	port: number;
	main: string;
	webhooks: string;
}): Promise<{ url: string; close: () => Promise<void> }> {
	const server = http.createServer((request, response) => {
		const base = PRODUCTION_WEBHOOKS.test(request.url ?? '') ? webhooks : main;
		const { method, rawHeaders: headers } = request;
		const onward = http.request(new URL(request.url ?? '/', base), { method, headers });
		onward.once('response', (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
			answer.pipe(response);
		});
		onward.once('error', () => {
			if (!response.headersSent) response.writeHead(502);
			response.end();
		});
		request.pipe(onward);
	});
	return await listen(server, port);
}
