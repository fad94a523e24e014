import { randomUUID } from 'node:crypto';
import type { Rest } from '../rest/index.cts';

/** Rows of a request. */
const BATCH = 1_000;

/** A list as n8n gives it. */
interface Tables {
	data: { id: string; name: string }[];
}

/**
 * Fills the table of the recipe for each failure once, as if it had handled that many failures more.
 * @throws {TypeError} before the first failure, which makes the table
 */
export async function fillOnceTable(rest: Rest, workflow: string, rows: number): Promise<void> {
	const path = await findTable(rest);
	const handled = new Date().toISOString();
	for (let left = rows; left > 0; left -= BATCH) {
		const batch = Array.from({ length: Math.min(left, BATCH) }, () => ({
			workflow,
			event_id: `${randomUUID()}:${handled}`,
			handled: true,
		}));
		await rest.ask('POST', `${path}/insert`, { data: batch, returnType: 'count' });
	}
}

/** @returns how many rows of a workflow the table has */
export async function countOnceRows(rest: Rest, workflow: string): Promise<number> {
	const filters = [{ columnName: 'workflow', condition: 'eq', value: workflow }];
	const filter = encodeURIComponent(JSON.stringify({ type: 'and', filters }));
	const path = `${await findTable(rest)}/rows?take=1&filter=${filter}`;
	const { count }: { count: number } = await rest.ask('GET', path);
	return count;
}

/** @returns the path of the table in n8n's REST interface */
async function findTable(rest: Rest): Promise<string> {
	const project: { id: string } = await rest.ask('GET', '/rest/projects/personal');
	const path = `/rest/projects/${project.id}/data-tables`;
	const { data }: Tables = await rest.ask('GET', path);
	const table = data.find(({ name }) => name === 'argyle_once');
	if (!table) throw new TypeError('The recipe has made no table');
	return `${path}/${table.id}`;
}
