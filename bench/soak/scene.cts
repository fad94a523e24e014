import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../tools/process/wait.cts';
import { openN8n } from '../../tools/n8n/world/open.cts';
import { openWhole } from '../../tools/process/undo.cts';
import { createMemoryProbe } from './memory.cts';
import { gatherPeople } from './people.cts';
import { createWorkflows } from './workflows.cts';
import type { Later } from '../../tools/process/undo.cts';

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Every execution stays, so that the end can tell of each; and every log line can be read. */
const SETTINGS = {
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
	EXECUTIONS_DATA_PRUNE: 'false',
	N8N_LOG_FORMAT: 'json',
	N8N_LOG_LEVEL: 'info',
};

/**
 * Starts a real n8n with the packed package, an Argyle simulator, and the workflows of a soak.
 * @param env settings of n8n
 */
export async function openScene(env: NodeJS.ProcessEnv) {
	return await openWhole(setUp, env);
}

async function setUp(later: Later, env: NodeJS.ProcessEnv) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-soak-'));
	later(() => rmSync(folder, { recursive: true, force: true }));
	const probe = createMemoryProbe(folder);
	const open = await openN8n({ env: { ...SETTINGS, ...probe.env, ...env } });
	later(open.close);
	const { argyle, n8n, rest, credential } = open;
	const people = gatherPeople(argyle);
	const workflows = await createWorkflows(rest, credential);
	for (const one of [workflows.poll, workflows.receive, workflows.delete]) {
		await rest.publish(one.id);
	}
	return { argyle, n8n, people, probe, rest, workflows };
}

/**
 * @param path of a workflow's webhook
 * @returns the secret of its subscription
 */
export function findSecret({ argyle, n8n }: Scene, path: string): string {
	const found = argyle.webhooks.list().find(({ url }) => url === n8n.url + path);
	if (!found?.secret) throw new Error(`There is no subscription for ${path}`);
	return found.secret;
}

/** Waits until n8n has nothing left to run. */
export async function settle({ rest, people }: Scene): Promise<void> {
	const running = encodeURIComponent(JSON.stringify({ status: ['new', 'running', 'waiting'] }));
	await until(
		'The end of all executions',
		async () => {
			const { results }: { results: unknown[] } = await rest.ask(
				'GET',
				`/rest/executions?filter=${running}&limit=1`,
			);
			return results.length === 0 && people.countPendingDeletes() === 0;
		},
		{ timeoutMs: 180_000 },
	);
}
