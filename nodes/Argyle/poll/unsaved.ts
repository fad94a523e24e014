import type { IDataObject } from 'n8n-workflow';

/** A node of a workflow. */
export interface NodeName {
	/** Workflow and node ID: it stays when the node is renamed, and several nodes may share it. */
	place: string;
	/** No other node of the workflow has it. */
	name: string;
}

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
const states = new Map<string, { place: string; state: IDataObject }>();

/** The state that was kept for a node, or null. */
export function recallUnsaved(node: NodeName): IDataObject | null {
	return states.get(nameKey(node))?.state ?? null;
}

/** The state that was kept last for a node of the same ID, as of one that was renamed, or null. */
export function recallRenamed({ place }: NodeName): IDataObject | null {
	return [...states.values()].reverse().find((one) => one.place === place)?.state ?? null;
}

/** Keeps the state of a poll that found nothing. */
export function keepUnsaved(node: NodeName, state: IDataObject): void {
	const key = nameKey(node);
	states.delete(key);
	states.set(key, { place: node.place, state });
	const [oldest] = states.keys();
	if (states.size > maxNodes && oldest !== undefined) states.delete(oldest);
}

/** Forgets the state of a node; all of them when none is named, as the end of a process does. */
export function dropUnsaved(node?: NodeName): void {
	if (node === undefined) states.clear();
	else states.delete(nameKey(node));
}

function nameKey({ place, name }: NodeName): string {
	return JSON.stringify([place, name]);
}
