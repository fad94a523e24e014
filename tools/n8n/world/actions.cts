import { randomUUID } from 'node:crypto';
import type { Rest } from '../rest/index.cts';
import type { Credential } from '../rest/credentials.cts';
import type { Execution } from '../rest/executions.cts';

/** Of the action node. */
type Parameters = Record<string, unknown>;

const START = 'Start';
const SPLIT = 'One Item Each';

/**
 * The means to run the action node on its own.
 * @param url of n8n
 */
export function createActions(rest: Rest, { id, name }: Credential, url: string) {
	const makeAction = (nodeName: string, parameters: Parameters) => ({
		id: randomUUID(),
		name: nodeName,
		type: 'n8n-nodes-argyle.argyle',
		typeVersion: 1,
		position: [440, 0],
		parameters,
		credentials: { argyleApi: { id, name } },
	});

	/**
	 * Publishes a workflow that begins with a webhook, and calls that.
	 * @param nodes those behind the webhook
	 * @param connections of all nodes
	 * @param body of the call
	 * @returns the workflow's id, when n8n has begun
	 */
	const startWorkflow = async (
		nodes: object[],
		connections: Record<string, object>,
		body?: unknown,
	): Promise<string> => {
		const path = randomUUID();
		const start = {
			id: randomUUID(),
			webhookId: path,
			name: START,
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			parameters: { path, httpMethod: 'POST' },
		};
		const workflow = await rest.createWorkflow({
			name: `Action ${path}`,
			nodes: [start, ...nodes],
			connections,
		});
		await rest.publish(workflow.id);
		const headers = { 'content-type': 'application/json' };
		await fetch(`${url}/webhook/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
		return workflow.id;
	};

	/**
	 * Runs several action nodes once, one after the other, in a workflow of their own.
	 * @param actions by the names of their nodes
	 */
	const runActions = async (actions: Record<string, Parameters>): Promise<Execution> => {
		const nodes = Object.entries(actions).map(([one, parameters]) => makeAction(one, parameters));
		const workflowId = await startWorkflow(nodes, { [START]: connectTo(...Object.keys(actions)) });
		const [execution] = await rest.waitForExecutions(workflowId);
		await rest.unpublish(workflowId);
		if (execution === undefined) throw new Error(`Workflow ${workflowId} did not run`);
		return execution;
	};

	return {
		runActions,

		/** Runs the action node once. */
		runAction: (parameters: Parameters) => runActions({ Argyle: parameters }),

		/**
		 * Starts the action node with one item for each id, and does not wait for its end.
		 * @param ids each is the field `id` of an item
		 * @returns the workflow's id
		 */
		startBulkAction: (ids: string[], parameters: Parameters): Promise<string> => {
			const split = {
				id: randomUUID(),
				name: SPLIT,
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [220, 0],
				parameters: { fieldToSplitOut: 'body.ids', options: { destinationFieldName: 'id' } },
			};
			const connections = { [START]: connectTo(SPLIT), [SPLIT]: connectTo('Argyle') };
			return startWorkflow([split, makeAction('Argyle', parameters)], connections, { ids });
		},
	};
}

function connectTo(...nodes: string[]) {
	return { main: [nodes.map((node) => ({ node, type: 'main', index: 0 }))] };
}
