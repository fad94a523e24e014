import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Endpoint } from '../api/endpoint';
import { readList, readObject, readText } from '../api/fields';
import type { FailureFilter } from '../connection/filters';
import type { PollState, Progress } from './scan';
import { nameNode } from './schedule';
import { dropUnsaved, keepUnsaved, recallRenamed, recallUnsaved } from './unsaved';
import type { Watch } from './watch';
import { pollEvents } from './watch';

/** The part of n8n's context that the state needs. */
export type StateContext = Pick<
	IPollFunctions,
	'getNode' | 'getWorkflow' | 'getWorkflowStaticData'
>;

/**
 * Reads the state of the last poll: from n8n's static data, or from this process if n8n did not save
 * it. The state is only a shortcut. An older copy causes duplicate items, never a lost failure.
 *
 * @returns null without a state. The state of another environment or server does not count, because
 *   it has other accounts
 */
export function recallState(context: StateContext, endpoint: Endpoint): PollState | null {
	const node = nameNode(context);
	const isUsable = (copy: IDataObject | null): copy is IDataObject =>
		readText(copy, 'endpoint') === describe(endpoint);
	const own = [context.getWorkflowStaticData('node'), recallUnsaved(node)]
		.filter(isUsable)
		.sort((a, b) => readTime(b) - readTime(a));
	// Another node may have the same ID, so its state counts only if this node has none.
	const [copy = recallRenamed(node)] = own;
	return isUsable(copy) ? readState(copy) : null;
}

/**
 * Stores the state for the next poll. n8n 2.41 saves it when a poll starts a run, and at the end of
 * each publishing. It writes the static data before the execution (trigger-execution-context.factory
 * `__emit`): a kill -9 in the few milliseconds between loses the run. n8n's durable cursors
 * (N8N_POLLER_DURABLE_CURSORS_ENABLED) write both in one transaction.
 *
 * @param startsRun whether the poll returns items
 */
export function rememberState(
	context: StateContext,
	endpoint: Endpoint,
	state: PollState,
	startsRun: boolean,
): void {
	const stored = writeState(endpoint, state);
	Object.assign(context.getWorkflowStaticData('node'), stored);
	if (startsRun) dropUnsaved(nameNode(context));
	else keepUnsaved(nameNode(context), writeState(endpoint, state));
}

function writeState(endpoint: Endpoint, state: PollState): IDataObject {
	const { accounts, watch, since, missing, progress } = state;
	return {
		endpoint: describe(endpoint),
		savedAt: Date.now(),
		accounts: Object.fromEntries(accounts),
		watch: watch && writeWatch(watch),
		since,
		missing: [...missing],
		progress: progress && {
			watch: writeWatch(progress.watch),
			cursor: progress.cursor,
			seen: [...progress.seen],
			pages: progress.pages,
		},
	};
}

function readState(stored: IDataObject): PollState | null {
	const watch = readWatch(readPart(stored, 'watch'));
	const progress = readProgress(readPart(stored, 'progress'));
	if (watch === null && progress === null) return null;
	return {
		accounts: readTexts(readPart(stored, 'accounts')),
		watch,
		since: readText(stored, 'since') ?? '',
		missing: new Set(readWords(stored, 'missing')),
		progress,
	};
}

function readProgress(stored: IDataObject): Progress | null {
	const watch = readWatch(readPart(stored, 'watch'));
	if (watch === null) return null;
	const seen = new Set(readWords(stored, 'seen'));
	const pages = Number(stored.pages) || 0;
	return { watch, cursor: readText(stored, 'cursor'), seen, pages };
}

function writeWatch({ events, accounts, monitoredOnly, filter }: Watch): IDataObject {
	return { events, accounts, monitoredOnly, filter: { ...filter } };
}

function readWatch(stored: IDataObject): Watch | null {
	const events = readList(stored, 'events');
	if (events === null) return null;
	return {
		events: pollEvents.filter((event) => events.includes(event)),
		accounts: stored.accounts === 'all' ? 'all' : 'neverConnected',
		monitoredOnly: stored.monitoredOnly !== false,
		filter: readFilter(readPart(stored, 'filter')),
	};
}

function readFilter(stored: IDataObject): FailureFilter {
	return {
		errorCodes: readWords(stored, 'errorCodes'),
		excludeErrorCodes: readWords(stored, 'excludeErrorCodes'),
		actors: readWords(stored, 'actors'),
		firstConnectionOnly: stored.firstConnectionOnly === true,
	};
}

function readWords(stored: IDataObject, key: string): string[] {
	return (readList(stored, key) ?? []).filter((word) => typeof word === 'string');
}

/** Reads an object in the state; an empty one when there is none. */
function readPart(stored: IDataObject, key: string): IDataObject {
	return readObject(stored, key) ?? {};
}

/** Normalizes the address: another spelling of it must not make every failure new. */
function describe({ environment, baseUrl }: Endpoint): string {
	return `${environment} ${new URL(baseUrl).href}`;
}

function readTime(stored: IDataObject): number {
	return Number(stored.savedAt) || 0;
}

function readTexts(source: IDataObject): Map<string, string> {
	const texts = new Map<string, string>();
	for (const [key, value] of Object.entries(source)) {
		if (typeof value === 'string') texts.set(key, value);
	}
	return texts;
}
