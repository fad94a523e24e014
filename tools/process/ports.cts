import { createServer } from 'node:net';
import { Problem } from './problem.cts';

const LOOPBACK = '127.0.0.1';

/** What was found before may not be listened on yet, and the system could hand it out once more. */
const found = new Set();

/** Finds a port that nobody listens on, another one each time. */
export async function findFreePort(): Promise<number> {
	for (;;) {
		const port = await listenBriefly(0);
		if (!found.has(port)) {
			found.add(port);
			return port;
		}
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
