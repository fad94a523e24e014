import { getEventListeners } from 'node:events';

/** How many listeners wait for a signal to abort. Each one stays in memory. */
export function countListeners(signal: AbortSignal): number {
	return getEventListeners(signal, 'abort').length;
}
