import type { PageRequest } from './pages';
import type { ArgyleAnswer, ArgyleClient } from './types';

/** The list of items. */
export const itemList: PageRequest = { path: '/items', subject: 'items' };

/** Reads one item, which is what Argyle calls an employer or payroll platform. */
export async function getItem(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'GET', path: `/items/${encodeURIComponent(id)}` });
}
