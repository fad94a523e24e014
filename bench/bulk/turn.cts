import { pause } from '../../tools/process/wait.cts';
import { makeWorkflow } from './cases.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import type { Case } from './cases.cts';

/** The limit counts the requests of the last second, so that a turn must not begin with those of another. */
const WINDOW_MS = 1_100;

export interface Turn {
	/** Accounts. */
	deleted: number;
	/** Accounts that should have been deleted and are still there when the run has ended. */
	kept: number;
	/** Requests, for the limit. */
	refused: number;
	requests: number;
	/** From the call to the end of the run. */
	seconds: number;
	/** Seconds from the first request to the end of the run. */
	sending: number;
	/** What n8n says of the run. */
	succeeded: boolean;
}

/** Publishes the workflow of a case, and gives what takes a turn with it. */
export async function createTurns(
	{ argyle, credential, n8n, rest }: World,
	one: Case,
): Promise<(items: number) => Promise<Turn>> {
	const { path, workflow } = makeWorkflow(one, credential);
	const { id } = await rest.createWorkflow(workflow);
	await rest.publish(id);

	return async (items) => {
		const { id: user } = argyle.users.add();
		const ids = Array.from({ length: items }, () => argyle.accounts.add({ user }).id);
		await pause(WINDOW_MS);
		argyle.clearJournal();
		const started = Date.now();
		const answer = await fetch(`${n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ids }),
		});
		await answer.text();
		const ended = Date.now();
		const kept = ids.filter((account) => argyle.accounts.remove(account)).length;
		const { requests } = argyle;
		const refused = requests.filter(({ status }) => status === 429).length;
		return {
			deleted: items - kept,
			kept,
			refused,
			requests: requests.length,
			seconds: (ended - started) / 1_000,
			sending: (ended - (requests[0]?.at ?? ended)) / 1_000,
			succeeded: answer.ok,
		};
	};
}
