import { join } from 'node:path';
import { ROOT } from '../../tools/root.cts';
import { step } from '../../tools/process/progress.cts';
import { run as runCommand } from '../../tools/process/run.cts';
import { pause } from '../../tools/process/wait.cts';
import { report } from '../report.cts';
import { openScene } from '../throughput/scene.cts';
import type { Options } from '../main.cts';

/** n8n then logs each query that it sends to its database. */
const LOGGED = {
	DB_LOGGING_ENABLED: 'true',
	DB_LOGGING_OPTIONS: 'query',
	DB_LOGGING_MAX_EXECUTION_TIME: '0',
};

/** What n8n writes after it has answered is over by then. */
const AFTERMATH_MS = 1_500;

/**
 * Counts the database queries that a delivery costs with each of the triggers, by their beginning. The
 * deliveries go one after another, and what n8n does by itself is counted separately.
 * @param options `rounds`: deliveries of each case
 */
export async function run({ rounds }: Options) {
	const log = join(ROOT, 'reports/build.log');
	await step('Building', () => runCommand('npx', ['gulp', 'build'], { cwd: ROOT, log }));
	const scene = await step('Starting n8n', () => openScene(LOGGED));
	try {
		const rows = [];
		for (const { name, url, headers, body } of scene.cases) {
			const send = () => fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
			// The first one fills n8n's caches.
			await send();
			await pause(AFTERMATH_MS);
			const before = scene.n8n.readLog().length;
			for (let sent = 0; sent < rounds; sent += 1) await send();
			await pause(AFTERMATH_MS);
			rows.push(countQueries(name, scene.n8n.readLog().slice(before), rounds));
		}
		report('queries', [{ title: 'Database queries a delivery', rows }]);
	} finally {
		await scene.close();
	}
}

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
