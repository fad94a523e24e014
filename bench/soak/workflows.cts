import { randomUUID } from 'node:crypto';
import type { Rest } from '../../tools/n8n/rest/index.cts';

const TRIGGER = 'Argyle Trigger';

/**
 * Saves a workflow of a trigger and one node behind it.
 * @param nodes what differs from an Argyle Trigger and a node that does nothing
 */
async function createWorkflow(
	rest: Rest,
	{ id, name: title }: { id: string; name: string },
	name: string,
	{ trigger = {}, step = {} }: { trigger?: object; step?: object } = {},
) {
	const webhookId = randomUUID();
	const credentials = { argyleApi: { id, name: title } };
	const start = {
		id: randomUUID(),
		webhookId,
		name: TRIGGER,
		type: 'n8n-nodes-argyle.argyleTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials,
		...trigger,
	};
	const end = {
		id: randomUUID(),
		name: 'Step',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [220, 0],
		parameters: {},
		...step,
	};
	const saved = await rest.createWorkflow({
		name,
		nodes: [start, end],
		connections: { [TRIGGER]: { main: [[{ node: 'Step', type: 'main', index: 0 }]] } },
	});
	return { id: saved.id, path: `/webhook/${webhookId}/webhook` };
}

/**
 * The workflows of a soak: one receives failures, one deletes their accounts, one comes and goes, one
 * polls every minute.
 */
export async function createWorkflows(rest: Rest, credential: { id: string; name: string }) {
	const { id, name } = credential;
	const remove = {
		type: 'n8n-nodes-argyle.argyle',
		parameters: { resource: 'account', operation: 'delete', accountId: '={{ $json.account }}' },
		credentials: { argyleApi: { id, name } },
	};
	const poll = {
		type: 'n8n-nodes-argyle.argylePollTrigger',
		parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] } },
	};
	return {
		receive: await createWorkflow(rest, credential, 'Receive'),
		delete: await createWorkflow(rest, credential, 'Delete', { step: remove }),
		passing: await createWorkflow(rest, credential, 'Come and go'),
		poll: await createWorkflow(rest, credential, 'Poll', { trigger: poll }),
	};
}
