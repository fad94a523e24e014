/** Runs in a separate process, so that its memory does not count as the trigger's. */
import { startSimulator } from '../../tools/simulator/index.cts';

/** One of so many accounts has failed. */
const EVERY = 100;

async function serve(accounts: number) {
	const argyle = await startSimulator();
	const { id: user } = argyle.users.add();
	for (let count = 0; count < accounts; count += 1) {
		argyle.accounts.add({ user }, count % EVERY === 0 ? 'failed' : 'connecting');
	}
	process.on('message', () => {
		process.send?.({ refused: argyle.requests.filter(({ status }) => status !== 200).length });
	});
	process.send?.({ credential: argyle.credential() });
}

void serve(Number(process.argv[2]));
