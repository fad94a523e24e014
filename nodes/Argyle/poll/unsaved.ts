import type { IDataObject } from 'n8n-workflow';

/** How many nodes are kept. One that is dropped starts its scan over, or emits doubles. */
const maxNodes = 500;

/**
 * States that n8n may not have saved, by workflow and node. n8n saves static data when a poll
 * starts a run, and not when it finds nothing. Its durable scheduler reads them anew for each poll,
 * so a scan would never get further than one poll gets.
 *
 * A state is here only while nothing was handed to n8n with it. n8n drops the items of a poll that
 * was superseded, and with them the static data. What is here stays, so it must not name them.
 */
const states = new Map<string, IDataObject>();

/** The state that was kept for a node, or null. */
export function recallUnsaved(node: string): IDataObject | null {
	return states.get(node) ?? null;
}

/** Keeps the state of a poll that found nothing. */
export function keepUnsaved(node: string, state: IDataObject): void {
	states.delete(node);
	states.set(node, state);
	const [oldest] = states.keys();
	if (states.size > maxNodes && oldest !== undefined) states.delete(oldest);
}

/** Forgets the state of a node; all of them when none is named, as the end of a process does. */
export function dropUnsaved(node?: string): void {
	if (node === undefined) states.clear();
	else states.delete(node);
}
