import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Endpoint } from '../api/endpoint';
import { readList, readObject, readText } from '../api/fields';
import type { FailureKind, PollState } from './scan';
import { noState } from './scan';

const kinds: FailureKind[] = ['first', 'reauthentication', 'disconnection'];

/**
 * What the last poll left in n8n's static data. What belongs to another environment or server is as
 * good as nothing: other accounts are there.
 */
export function recallState(context: IPollFunctions, endpoint: Endpoint): PollState {
	const data = context.getWorkflowStaticData('node');
	if (readText(data, 'endpoint') !== describe(endpoint)) return noState;
	const watched = readList(data, 'watched') ?? [];
	const started = readObject(data, 'started');
	return {
		watched: kinds.filter((kind) => watched.includes(kind)),
		accounts: readTexts(readObject(data, 'accounts')),
		started: started && {
			process: readText(started, 'process') ?? '',
			accounts: new Set(
				(readList(started, 'accounts') ?? []).filter((id) => typeof id === 'string'),
			),
		},
	};
}

/**
 * Leaves the state for the next poll. n8n 2.41 writes it to its database when a poll starts a run,
 * and at the end of publishing, which polls too; a poll that finds nothing stays in memory. When a
 * poll starts a run, the static data is written first and the execution after it
 * (trigger-execution-context.factory `__emit`): a kill -9 before both loses nothing, and one in the
 * few milliseconds between them loses the run. That is what `started` is for, and n8n's durable
 * cursors (N8N_POLLER_DURABLE_CURSORS_ENABLED), which write both at once.
 */
export function rememberState(context: IPollFunctions, endpoint: Endpoint, state: PollState): void {
	const { watched, accounts, started } = state;
	const data = context.getWorkflowStaticData('node');
	const stored: IDataObject = {
		endpoint: describe(endpoint),
		watched,
		accounts: Object.fromEntries(accounts),
		started: started && { process: started.process, accounts: [...started.accounts] },
	};
	Object.assign(data, stored);
}

/** The same for every spelling of an address, or another one would make everything new. */
function describe({ environment, baseUrl }: Endpoint): string {
	return `${environment} ${new URL(baseUrl).href}`;
}

function readTexts(source: IDataObject | null): Map<string, string> {
	const texts = new Map<string, string>();
	for (const [key, value] of Object.entries(source ?? {})) {
		if (typeof value === 'string') texts.set(key, value);
	}
	return texts;
}
