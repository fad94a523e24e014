import { randomInt } from 'node:crypto';
import getPort from 'get-port';
import { Problem } from './problem.cts';

const host = '127.0.0.1';

/**
 * Below the ports that the system gives to outgoing connections (Linux: from 32,768, macOS: from 49,152). Any request could
 * take one of these while n8n starts, or restarts on its port.
 */
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** Random, because other processes look for a port as well. */
const CANDIDATES = 20;

/** Finds a free port. It gives each port once, because its taker may start to listen on it much later. */
export function findFreePort(): Promise<number> {
	const port = Array.from({ length: CANDIDATES }, () => randomInt(LOWEST, HIGHEST));
	return getPort({ port, host, reserve: true });
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
