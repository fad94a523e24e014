/** Runs in a separate process, so that its memory does not count as the node's. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { TYPESCRIPT } from '../tools/process/typescript.cts';
import { startSimulator } from '../tools/simulator/index.cts';

/** Which accounts Argyle has. */
export interface Population {
	accounts: number;
	/** One of so many accounts has failed. */
	every: number;
	/** The accounts are spread over so many payroll providers. */
	providers: number;
}

/** What it has received so far: requests that it did not answer with 200, and how many there were. */
export interface Journal {
	refused: number;
	requests: number;
}

/** Starts an Argyle with many accounts in a process of its own. */
export async function startArgyle(population: Population) {
	const argyle = fork(__filename, [JSON.stringify(population)], { execArgv: TYPESCRIPT });
	const [first] = await once(argyle, 'message');
	const { credential }: { credential: ICredentialDataDecryptedObject } = first;
	return {
		credential,
		readJournal: async (): Promise<Journal> => {
			argyle.send('journal');
			const [journal] = await once(argyle, 'message');
			return journal;
		},
		close: () => void argyle.kill(),
	};
}

async function serve({ accounts, every, providers }: Population) {
	const argyle = await startSimulator();
	const { id: user } = argyle.users.add();
	const items = Array.from(
		{ length: providers },
		(_one, at) => argyle.items.add({ name: `Provider ${at}` }).id,
	);
	for (let count = 0; count < accounts; count += 1) {
		const isFailed = count % every === 0;
		const item = items[Math.floor(count / every) % providers] ?? '';
		argyle.accounts.add({ user, item }, isFailed ? 'failed' : 'connecting');
	}
	process.on('message', () => {
		const { length: requests } = argyle.requests;
		const refused = argyle.requests.filter(({ status }) => status !== 200).length;
		process.send?.({ refused, requests });
	});
	process.send?.({ credential: argyle.credential() });
}

if (require.main === module) void serve(JSON.parse(process.argv[2] ?? '{}'));
