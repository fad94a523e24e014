import type { IDataObject } from 'n8n-workflow';
import type { PageRequest } from './pages';
import { readWholeList } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of items. */
export const itemList: PageRequest = { path: '/items', subject: 'items' };

/**
 * Reads one item: Argyle's name for an employer or payroll platform. An abort of `signal` ends the
 * request.
 */
export async function getItem(
	client: ArgyleClient,
	id: string,
	limits: { signal?: AbortSignal } = {},
): Promise<ArgyleAnswer> {
	return await client.send({ method: 'GET', path: `/items/${encodeURIComponent(id)}`, ...limits });
}

/**
 * Lists items page by page.
 *
 * @param name Argyle searches for this part of a name
 * @throws as `readWholeList`
 */
export function listItems(
	client: ArgyleClient,
	name?: string,
): AsyncGenerator<IDataObject[], void> {
	return readWholeList(client, { ...itemList, query: name ? { q: name } : {} });
}
