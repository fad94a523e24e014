import type { Rest } from '../rest/index.cts';
import type { Credential } from '../rest/credentials.cts';
import type { Execution } from '../rest/executions.cts';
import { OWN_CONNECTION } from '../rest/request.cts';
import { pollEvery } from './pollTimes.cts';
import { createNode, createWebhook, leadTo, withCredential, workflow } from './workflow.cts';
import type { Connections, Parameters, WorkflowNode } from './workflow.cts';

export const TRIGGER = 'Argyle Trigger';
export const POLL = 'Argyle Polling Trigger';
export const ACTION = 'Argyle';
export const DELETE = 'Delete Account';

export const START = 'Start';
const SPLIT = 'One Item Each';

type ArgumentsOf<F extends (...args: never[]) => unknown> = globalThis.Parameters<F>;

interface Options {
	rest: Rest;
	/** The credential of the nodes of this package. */
	credential: Credential;
	/** The prefix of this package's nodes in n8n. */
	prefix: string;
	/** The address of n8n. */
	url: string;
}

/** Returns functions that make workflows of this package's nodes, and run them. */
export function createWorkflows({ rest, credential, prefix, url }: Options) {
	const createOwn = (type: string) => (name: string, parameters: Parameters) =>
		withCredential(createNode(`${prefix}.${type}`, name, parameters), credential);
	const trigger = createOwn('argyleTrigger');
	const poll = createOwn('argylePollTrigger');
	const action = createOwn('argyle');

	const save = async (...args: ArgumentsOf<typeof workflow>): Promise<string> =>
		(await rest.createWorkflow(workflow(...args))).id;

	const publish = async (...args: ArgumentsOf<typeof workflow>): Promise<string> => {
		const id = await save(...args);
		await rest.publish(id);
		return id;
	};

	const deletion = () =>
		action(DELETE, {
			resource: 'account',
			operation: 'delete',
			accountId: '={{ $json.account }}',
		});

	/**
	 * Saves a workflow of an Argyle Trigger and the nodes after it.
	 * @param parameters of the trigger
	 * @param next by default the delete of the account
	 */
	const createTrigger = async (parameters: Parameters = {}, next = [deletion()]) => {
		const node = trigger(TRIGGER, parameters);
		const id = await save(`Trigger ${node.webhookId}`, [node, ...next]);
		return { id, nodeId: node.id, webhookId: node.webhookId };
	};

	/** Saves and publishes such a workflow. */
	const publishTrigger = async (...args: ArgumentsOf<typeof createTrigger>) => {
		const created = await createTrigger(...args);
		await rest.publish(created.id);
		return created;
	};

	/**
	 * Publishes nodes behind a webhook, and calls it once.
	 * @param connections of all, the node `Start` included
	 * @returns the workflow's id, once n8n has answered the call
	 */
	const startWorkflow = async (
		nodes: WorkflowNode[],
		connections: Connections,
		body?: unknown,
	): Promise<string> => {
		const webhook = createWebhook(START);
		const id = await publish(`Start ${webhook.webhookId}`, [webhook, ...nodes], connections);
		await fetch(`${url}/webhook/${webhook.webhookId}`, {
			method: 'POST',
			headers: { ...OWN_CONNECTION, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return id;
	};

	/** Runs such a workflow to its end, and unpublishes it. */
	const runWorkflow = async (...args: ArgumentsOf<typeof startWorkflow>) => {
		const id = await startWorkflow(...args);
		const [execution] = await rest.waitForExecutions(id);
		await rest.unpublish(id);
		if (execution === undefined) throw new Error(`Workflow ${id} did not run`);
		return execution;
	};

	/**
	 * Runs action nodes once, in parallel, in a workflow of their own.
	 * @param actions parameters by the names of their nodes
	 */
	const runActions = async (actions: Record<string, Parameters>): Promise<Execution> => {
		const nodes = Object.entries(actions).map(([name, parameters]) => action(name, parameters));
		return await runWorkflow(nodes, { [START]: leadTo(Object.keys(actions)) });
	};

	return {
		createNodes: { trigger, poll, action },
		saveWorkflow: save,
		publishWorkflow: publish,
		createTrigger,
		publishTrigger,
		unpublishAll: rest.unpublishAll,
		runActions,
		runWorkflow,

		/** Publishes a workflow of a polling trigger alone. */
		publishPoll: async (seconds: number): Promise<string> =>
			await publish('Poll', [poll(POLL, { pollTimes: pollEvery(seconds) })]),

		/** Runs the action node once. */
		runAction: async (parameters: Parameters) => await runActions({ [ACTION]: parameters }),

		/**
		 * Starts the action node with one item for each id, and does not wait for its end.
		 * @param ids the values of the field `id`, one for each item
		 * @returns the workflow's id
		 */
		startBulkAction: async (ids: string[], parameters: Parameters): Promise<string> => {
			const split = createNode('n8n-nodes-base.splitOut', SPLIT, {
				fieldToSplitOut: 'body.ids',
				options: { destinationFieldName: 'id' },
			});
			const connections = { [START]: leadTo([SPLIT]), [SPLIT]: leadTo([ACTION]) };
			return await startWorkflow([split, action(ACTION, parameters)], connections, { ids });
		},
	};
}
