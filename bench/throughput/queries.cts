import { step } from '../../tools/process/progress.cts';
import { pause } from '../../tools/process/wait.cts';
import { openScene } from './scene.cts';
import type { Bench } from '../bench.cts';

/** With these n8n logs each query that it sends to its database. */
const LOGGED = {
	DB_LOGGING_ENABLED: 'true',
	DB_LOGGING_OPTIONS: 'query',
	DB_LOGGING_MAX_EXECUTION_TIME: '0',
};

/** n8n has finished writing by then: no signal says so. */
const AFTERMATH_MS = 1_500;

/**
 * The number of database queries that a delivery costs with each of the triggers, by the beginning of the query.
 * Deliveries come one after another, and what n8n does by itself is counted with them.
 */
export const queries: Bench = {
	title: "Work of n8n's database a delivery",
	defaults: { rounds: 20 },
	run: async ({ rounds }) => {
		const { cases, n8n, close } = await step('Starting n8n', () => openScene(LOGGED));
		try {
			const rows = [];
			for (const { name, url, headers, body } of cases) {
				const send = () => fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
				// The first one fills n8n's caches.
				await send();
				await pause(AFTERMATH_MS);
				const before = n8n.readLog().length;
				for (let sent = 0; sent < rounds; sent += 1) await send();
				await pause(AFTERMATH_MS);
				rows.push(countQueries(name, n8n.readLog().slice(before), rounds));
			}
			return { tables: [{ title: 'Database queries a delivery', rows }] };
		} finally {
			await close();
		}
	},
};

function countQueries(name: string, log: string, deliveries: number) {
	const count = (kind: RegExp) => Number(((log.match(kind) ?? []).length / deliveries).toFixed(1));
	return {
		case: name,
		reads: count(/query: SELECT/g),
		'of workflows': count(/query: SELECT[^\n]*FROM "workflow_/g),
		'of credentials': count(/query: SELECT[^\n]*FROM "credentials_/g),
		inserts: count(/query: INSERT/g),
		updates: count(/query: UPDATE/g),
		'static data': count(/query: UPDATE "workflow_entity" SET "staticData"/g),
	};
}
