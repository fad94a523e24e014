import type { IDataObject } from 'n8n-workflow';
import type { PageRequest } from './pages';
import { readWholeList } from './pages';
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

/**
 * Items page by page.
 *
 * @param name a part of their name, for which Argyle searches
 * @throws as `readWholeList`
 */
export function listItems(
	client: ArgyleClient,
	name?: string,
): AsyncGenerator<IDataObject[], void> {
	return readWholeList(client, { ...itemList, query: name ? { q: name } : {} });
}
