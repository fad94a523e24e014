import { randomUUID } from 'node:crypto';
import type { Credential } from '../rest/credentials.cts';

export type Parameters = Record<string, unknown>;

/** A node as n8n stores it. */
export interface WorkflowNode extends Record<string, unknown> {
	id: string;
	webhookId: string;
	name: string;
}

export type Connections = Record<string, Record<string, object[][]>>;

/**
 * Creates a node.
 * @param type with the package's name in front
 * @param more other fields that n8n stores, such as a `typeVersion` other than 1
 */
export function createNode(
	type: string,
	name: string,
	parameters: Parameters = {},
	more: Record<string, unknown> = {},
): WorkflowNode {
	return {
		id: randomUUID(),
		webhookId: randomUUID(),
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...more,
	};
}

/** Creates n8n's own Webhook node, whose path is its webhook id. */
export function createWebhook(name: string): WorkflowNode {
	const node = createNode('n8n-nodes-base.webhook', name, {}, { typeVersion: 2 });
	return { ...node, parameters: { path: node.webhookId, httpMethod: 'POST' } };
}

/** Creates a Code node that runs once for all items. */
export function createCode(name: string, jsCode: string): WorkflowNode {
	return createNode('n8n-nodes-base.code', name, { jsCode }, { typeVersion: 2 });
}

export function withCredential(node: WorkflowNode, { id, name, type }: Credential): WorkflowNode {
	return { ...node, credentials: { [type]: { id, name } } };
}

/**
 * Creates a workflow for the REST client's `createWorkflow`.
 * @param connections by default each node leads to the next one
 */
export function workflow(
	name: string,
	nodes: WorkflowNode[],
	connections: Connections = connectInRow(nodes),
) {
	// n8n runs branches from top to bottom.
	const placed = nodes.map((node, index) => ({ ...node, position: [200 * index, 100 * index] }));
	// The editor saves this order. In n8n's older order an AI agent continues before its tools have
	// run.
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' } };
}

/**
 * Creates the outgoing connections of a node.
 * @param nodes names of the nodes it leads to
 * @param type of the connection; nodes of an AI agent have others
 */
export function leadTo(nodes: string[], type = 'main') {
	return { [type]: [nodes.map((node) => ({ node, type, index: 0 }))] };
}

function connectInRow(nodes: WorkflowNode[]): Connections {
	return Object.fromEntries(
		nodes.slice(1).map(({ name }, index) => [nodes[index]?.name ?? '', leadTo([name])]),
	);
}
