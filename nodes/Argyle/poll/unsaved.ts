import type { IDataObject } from 'n8n-workflow';

/** Max. nodes. A node that is dropped starts its scan over, or emits duplicates. */
const maxNodes = 500;

/**
 * States that n8n may not have saved, by workflow and node. n8n saves static data when a poll starts
 * a run, but not when it finds nothing. Its durable scheduler reads the saved data for each poll.
 * Without this map, a scan would never get past one poll.
 *
 * It holds only states of polls without items. If n8n drops the items of a superseded poll, it drops
 * their static data too. A state in this map would survive, and those changes would be lost.
 */
const states = new Map<string, IDataObject>();

/** Returns the state of a node, or null. */
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

/** Drops the state of a node; without a node all states, as the end of a process does. */
export function dropUnsaved(node?: string): void {
	if (node === undefined) states.clear();
	else states.delete(node);
}
