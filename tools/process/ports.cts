import getPort from 'get-port';
import { Problem } from './problem.cts';

const host = '127.0.0.1';

/** Finds a free port. It gives each port once, because its taker may start to listen on it much later. */
export function findFreePort(): Promise<number> {
	return getPort({ host, reserve: true });
}

/**
 * Makes sure that a port is free.
 * @throws {Problem} when it is taken, with what to do
 */
export async function claimPort(port: number): Promise<void> {
	if ((await getPort({ port, host })) === port) return;
	throw new Problem(
		`Port ${port} is not free: stop what listens there, or choose another one with \`npm start -- --port ${port + 1}\`.`,
	);
}
