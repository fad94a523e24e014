import {
	createNode,
	createWebhook,
	leadTo,
	withCredential,
	workflow,
} from '../../tools/n8n/world/workflow.cts';
import type { Credential } from '../../tools/n8n/rest/credentials.cts';
import type { WorkflowNode } from '../../tools/n8n/world/workflow.cts';

const DELETE = 'Delete';

export interface Case {
	name: string;
	/** Deletes the account of each item. */
	node: WorkflowNode;
	/** Whether it gets its items one at a time. */
	isLoop?: boolean;
	isOurs?: boolean;
}

const useArgyle = (deleteWhen: 'neverConnected' | 'always') =>
	createNode('n8n-nodes-argyle.argyle', DELETE, {
		resource: 'account',
		operation: 'delete',
		accountId: '={{ $json.id }}',
		deleteWhen,
	});

/**
 * @param url of Argyle
 * @param options of the node
 */
const useHttp = (url: string, options: object = {}, more: Record<string, unknown> = {}) =>
	createNode(
		'n8n-nodes-base.httpRequest',
		DELETE,
		{
			method: 'DELETE',
			url: `=${url}/v2/accounts/{{ $json.id }}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'argyleApi',
			options,
		},
		{ typeVersion: 4.2, ...more },
	);

/** @param batchInterval milliseconds */
const inBatches = (batchSize: number, batchInterval: number) => ({
	batching: { batch: { batchSize, batchInterval } },
});

/**
 * Lists the ways to delete many accounts that are compared. Only those that read the account first keep the ones
 * that hold payroll data.
 * @param url of Argyle
 */
export function listCases(url: string): Case[] {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1_000 };
	return [
		{
			name: 'ours, by default (reads the account first)',
			node: useArgyle('neverConnected'),
			isOurs: true,
		},
		{ name: 'ours, set to delete always', node: useArgyle('always'), isOurs: true },
		{ name: 'ours in a loop, one at a time', node: useArgyle('neverConnected'), isLoop: true },
		{ name: 'HTTP Request, by default', node: useHttp(url) },
		{
			name: 'HTTP Request, Retry On Fail (three times, 1 s)',
			node: useHttp(url, {}, retry),
		},
		{
			name: 'HTTP Request, default batches (50 each 1 s)',
			node: useHttp(url, inBatches(50, 1_000)),
		},
		{
			name: 'HTTP Request, tuned batches (10 each 250 ms)',
			node: useHttp(url, inBatches(10, 250)),
		},
		{ name: 'HTTP Request in a loop, one at a time', node: useHttp(url), isLoop: true },
	];
}

/**
 * Makes the workflow of a case: it takes `{ ids }` in a call of its webhook, and answers when it has ended.
 * @returns `path` of the webhook
 */
export function createWorkflow({ name, node, isLoop }: Case, credential: Credential) {
	const start = createWebhook('Start');
	const split = createNode('n8n-nodes-base.splitOut', 'One Item Each', {
		fieldToSplitOut: 'body.ids',
		options: { destinationFieldName: 'id' },
	});
	const loop = createNode('n8n-nodes-base.splitInBatches', 'Loop', {}, { typeVersion: 3 });
	const own = withCredential(node, credential);
	Object.assign(Object(start.parameters), { responseMode: 'lastNode' });
	const nodes = isLoop ? [start, split, loop, own] : [start, split, own];
	// The first output of the loop is for its end.
	const around = {
		[start.name]: leadTo([split.name]),
		[split.name]: leadTo([loop.name]),
		[loop.name]: { main: [[], ...(leadTo([DELETE]).main ?? [])] },
		[DELETE]: leadTo([loop.name]),
	};
	return { path: start.webhookId, workflow: workflow(name, nodes, isLoop ? around : undefined) };
}
