import { createRest } from '../rest/index.cts';
import { createLeakSearch } from './leaks.cts';
import { createSender } from './sender.cts';
import type { N8nProcess } from '../process.cts';
import type { Rest } from '../rest/index.cts';
import type { Simulator } from './leaks.cts';

/**
 * Makes the client and the helpers with which a test uses a running n8n and an Argyle.
 * @param how the n8n publishes, and the session to continue
 * @param logIn logs the client in, when there is no session
 */
export async function equip(
	argyle: Simulator,
	n8n: Pick<N8nProcess, 'url' | 'readLog'>,
	how: Parameters<typeof createRest>[1],
	logIn: (rest: Rest) => Promise<void> = async () => undefined,
) {
	const leaks = createLeakSearch(argyle, n8n);
	const client = createRest(n8n.url, { ...how, onAnswer: leaks.note });
	await logIn(client);
	const rest: Rest = {
		...client,
		publish: async (id) => await client.publish(id).catch((error: unknown) => explain(error, n8n)),
	};
	return {
		rest,
		credential: await rest.createCredential('argyleApi', 'Argyle account', argyle.credential()),
		...createSender(leaks.note),
		/**
		 * Searches n8n's answers, logs and data for secrets.
		 * @returns what was found where; empty is good
		 */
		findLeaks: async (): Promise<string[]> => await leaks.find(rest),
		countSecrets: leaks.countSecrets,
	};
}

const LAST_LINES = 20;

/** @throws {Error} the failure, with the last lines of n8n's log: n8n's interface gives no reason for some failures */
function explain(error: unknown, { readLog }: Pick<N8nProcess, 'readLog'>): never {
	const log = readLog().trimEnd().split('\n').slice(-LAST_LINES).join('\n');
	const message = error instanceof Error ? error.message : String(error);
	throw new Error(`${message}\nn8n's log ends with:\n${log}`, { cause: error });
}
