import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../tools/process/wait.cts';
import { openN8n } from '../../tools/n8n/world/open.cts';
import { createNode, withCredential, workflow } from '../../tools/n8n/world/workflow.cts';
import { openWhole } from '../../tools/process/undo.cts';
import { untilIdle } from '../idle.cts';
import { createMemoryProbe } from './memory.cts';
import { gatherPeople } from './people.cts';
import type { Credential } from '../../tools/n8n/rest/credentials.cts';
import type { Rest } from '../../tools/n8n/rest/index.cts';
import type { Parameters, WorkflowNode } from '../../tools/n8n/world/workflow.cts';
import type { Later } from '../../tools/process/undo.cts';

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Every execution stays, so that all can be compared in the end; and every log line can be parsed. */
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
	const { argyle, n8n, rest, send, credential } = open;
	const people = gatherPeople(argyle);
	const workflows = await createWorkflows(rest, credential);
	const { passing: _, ...lasting } = workflows;
	for (const { id } of Object.values(lasting)) await rest.publish(id);
	return { argyle, n8n, people, probe, rest, send, workflows };
}

/**
 * One workflow receives failures, one also deletes their accounts, one receives all other events, one is published for
 * moments, one polls.
 */
async function createWorkflows(rest: Rest, credential: Credential) {
	const own = (type: string, parameters: Parameters = {}) =>
		withCredential(createNode(`n8n-nodes-argyle.${type}`, type, parameters), credential);
	const save = async (name: string, start: WorkflowNode, end: WorkflowNode) => {
		const { id } = await rest.createWorkflow(workflow(name, [start, end]));
		return { id, path: `/webhook/${start.webhookId}/webhook` };
	};
	const nothing = () => createNode('n8n-nodes-base.noOp', 'Nothing');
	const remove = own('argyle', {
		resource: 'account',
		operation: 'delete',
		accountId: '={{ $json.account }}',
	});
	const events = ['accounts.connected', 'accounts.disconnected', 'accounts.removed'];
	const everyMinute = { pollTimes: { item: [{ mode: 'everyMinute' }] } };
	return {
		receive: await save('Receive', own('argyleTrigger'), nothing()),
		delete: await save('Delete', own('argyleTrigger'), remove),
		events: await save('Events', own('argyleTrigger', { events }), nothing()),
		passing: await save('Come and go', own('argyleTrigger'), nothing()),
		poll: await save('Poll', own('argylePollTrigger', everyMinute), nothing()),
	};
}

/**
 * Finds the secret of a subscription.
 * @param path of the workflow's webhook
 */
export function findSecret({ argyle, n8n }: Scene, path: string): string {
	const found = argyle.webhooks.list().find(({ url }) => url === n8n.url + path);
	if (!found?.secret) throw new Error(`There is no subscription for ${path}`);
	return found.secret;
}

/** Waits until n8n has nothing left to run, and no account is left to delete. */
export async function settle({ rest, people }: Scene): Promise<void> {
	await until('The last delete', () => people.countPendingDeletes() === 0, { timeoutMs: 180_000 });
	await untilIdle(rest);
}
