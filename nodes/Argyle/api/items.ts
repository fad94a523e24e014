import type { ArgyleAnswer, ArgyleClient } from './types';

/** Reads one item, which is what Argyle calls an employer or payroll platform. */
export async function getItem(client: ArgyleClient, id: string): Promise<ArgyleAnswer> {
	return await client.send({ method: 'GET', path: `/items/${encodeURIComponent(id)}` });
}
