import type { PageRequest } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of items. */
export const itemList: PageRequest = { path: '/items', subject: 'items' };

/**
 * Reads one item, which is what Argyle calls an employer or payroll platform. `signal` ends the
 * request whatever its state.
 */
export async function getItem(
	client: ArgyleClient,
	id: string,
	limits: { signal?: AbortSignal } = {},
): Promise<ArgyleAnswer> {
	return await client.send({ method: 'GET', path: `/items/${encodeURIComponent(id)}`, ...limits });
}
