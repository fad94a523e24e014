import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.cts';
import type { INode } from 'n8n-workflow';

type WorkflowNode = INode;

// No interface: those have no index signature, which n8n's REST client wants.
export type Example = {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
};

const FOLDER = join(ROOT, 'examples');

/**
 * Reads an example as the editor imports it: with webhook addresses of its own, and with the credential
 * chosen in the nodes of this package.
 * @param file in examples/
 * @param changes what the user changes in nodes, by their name
 */
export function readExample(
	file: string,
	{ id, name }: { id: string; name: string },
	changes: Record<string, Record<string, unknown>> = {},
): Example {
	const example: Example = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
	const nodes = example.nodes.map((node) => ({
		...node,
		webhookId: randomUUID(),
		...(node.type.startsWith('n8n-nodes-argyle.') && { credentials: { argyleApi: { id, name } } }),
		...changes[node.name],
	}));
	return { ...example, nodes };
}

/** @returns the file names of all examples */
export function listExamples(): string[] {
	return readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
}
