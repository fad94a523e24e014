import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Problem } from './problem.cts';

const LOOPBACK = '127.0.0.1';

/**
 * Below those that the system gives to outgoing connections (Linux: from 32,768, macOS: from 49,152). One of these could
 * be taken by any request while n8n starts, or restarts on its port.
 */
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** What was found before may not be listened on yet. */
const found = new Set<number>();

/** Finds a port that nobody listens on, another one each time. */
export async function findFreePort(): Promise<number> {
	for (;;) {
		// By chance, as other processes look for one as well.
		const port = randomInt(LOWEST, HIGHEST);
		if (found.has(port)) continue;
		found.add(port);
		const isFree = await listenBriefly(port).then(
			() => true,
			() => false,
		);
		if (isFree) return port;
	}
}

/**
 * Makes sure that nobody listens on a port.
 * @returns the port
 * @throws {Problem} when it is taken, with what to do
 */
export async function claimPort(port: number): Promise<number> {
	try {
		return await listenBriefly(port);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new Problem(
			`Port ${port} is not free (${error.message}): stop what listens there, or choose another one with \`npm start -- --port ${port + 1}\`.`,
		);
	}
}

function listenBriefly(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
			const address = server.address();
			const got = typeof address === 'object' && address !== null ? address.port : port;
			server.close(() => resolve(got));
		});
	});
}
