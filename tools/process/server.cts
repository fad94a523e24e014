import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Starts a server on the loopback interface.
 * @param port a free one by default
 * @returns `close` ends it, its open connections included
 */
export async function listen(
	server: Server,
	port = 0,
): Promise<{ url: string; port: number; close: () => Promise<void> }> {
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const bound = typeof address === 'object' && address ? address.port : port;
	return {
		url: `http://127.0.0.1:${bound}`,
		port: bound,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
