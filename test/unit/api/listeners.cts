import { getEventListeners } from 'node:events';

/** How many wait for a signal to speak. Each of them keeps what it would then do in memory. */
export function countListeners(signal: AbortSignal): number {
	return getEventListeners(signal, 'abort').length;
}
