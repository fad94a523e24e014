import type { IDataObject } from 'n8n-workflow';

/** A node of a workflow. */
export interface NodeName {
	/** Workflow ID and node ID: it survives renaming, and several nodes may share it. */
	place: string;
	/** Unique in the workflow. */
	name: string;
}

/** Max. nodes. If the state of a node is dropped, the node starts its scan over, or emits duplicates. */
const maxNodes = 500;

/**
 * States that n8n may not have saved, by workflow and node. n8n saves static data when a poll starts
 * a run, but not when it finds nothing. Its durable scheduler reads the saved data for each poll.
 * Without this map, a scan would never get past one poll.
 *
 * It holds only states of polls without items. If n8n drops the items of a superseded poll, it drops
 * their static data too. A state in this map would survive, and those changes would be lost.
 */
const states = new Map<string, { place: string; state: IDataObject }>();

/** Returns the state of a node, or null. */
export function recallUnsaved(node: NodeName): IDataObject | null {
	return states.get(nameKey(node))?.state ?? null;
}

/** Returns the latest state of any node with the same ID, such as a renamed one, or null. */
export function recallRenamed({ place }: NodeName): IDataObject | null {
	return [...states.values()].reverse().find((one) => one.place === place)?.state ?? null;
}

/** Keeps the state of a poll that found nothing. */
export function keepUnsaved(node: NodeName, state: IDataObject): void {
	const key = nameKey(node);
	states.delete(key);
	states.set(key, { place: node.place, state });
	const [oldest = key] = states.keys();
	if (states.size > maxNodes) states.delete(oldest);
}

/** Drops the state of a node. Without a node it drops all states, like a restart of n8n. */
export function dropUnsaved(node?: NodeName): void {
	if (node === undefined) states.clear();
	else states.delete(nameKey(node));
}

function nameKey({ place, name }: NodeName): string {
	return JSON.stringify([place, name]);
}
