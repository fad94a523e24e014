import { randomUUID } from 'node:crypto';
import type { Rest } from '../rest/index.cts';
import type { Credential } from '../rest/credentials.cts';

export const TRIGGER = 'Argyle Trigger';
export const DELETE = 'Delete Account';

/** The means to make workflows that start with the Argyle Trigger. */
export function createTriggers(rest: Rest, usual: Credential) {
	const created: string[] = [];
	/**
	 * Saves a workflow of an Argyle Trigger and an account delete behind it.
	 * @param parameters of the trigger
	 * @param credential if another than the usual one
	 */
	const createTrigger = async (
		parameters: Record<string, unknown> = {},
		{ id, name }: Credential = usual,
	): Promise<{ id: string; nodeId: string; webhookId: string }> => {
		const credentials = { argyleApi: { id, name } };
		const nodeId = randomUUID();
		const webhookId = randomUUID();
		const trigger = {
			id: nodeId,
			webhookId,
			name: TRIGGER,
			type: 'n8n-nodes-argyle.argyleTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials,
		};
		const cleanUp = {
			id: randomUUID(),
			name: DELETE,
			type: 'n8n-nodes-argyle.argyle',
			typeVersion: 1,
			position: [220, 0],
			parameters: { resource: 'account', operation: 'delete', accountId: '={{ $json.account }}' },
			credentials,
		};
		const workflow = await rest.createWorkflow({
			name: `Clean up ${webhookId}`,
			nodes: [trigger, cleanUp],
			connections: { [TRIGGER]: { main: [[{ node: DELETE, type: 'main', index: 0 }]] } },
		});
		created.push(workflow.id);
		return { id: workflow.id, nodeId, webhookId };
	};

	/**
	 * Saves and publishes such a workflow.
	 * @param parameters of the trigger
	 */
	const publishTrigger = async (parameters?: Record<string, unknown>) => {
		const workflow = await createTrigger(parameters);
		await rest.publish(workflow.id);
		return workflow;
	};

	/**
	 * Unpublishes all of them, so that one test does not see the workflows of another.
	 */
	const unpublishAll = async () => {
		for (const id of created.splice(0)) {
			if ((await rest.getWorkflow(id)).active) await rest.unpublish(id);
		}
	};

	return { createTrigger, publishTrigger, unpublishAll };
}
