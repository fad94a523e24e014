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

/** The credentials that a user picks, by their type. */
export type Credentials = Record<string, { id: string; name: string }>;

/** The type of the credential that a node of an example needs, by the node's. */
const CREDENTIAL_TYPES: Record<string, string> = {
	'n8n-nodes-base.gmail': 'gmailOAuth2',
	'n8n-nodes-base.googleSheets': 'googleSheetsOAuth2Api',
	'n8n-nodes-base.salesforce': 'salesforceOAuth2Api',
	'n8n-nodes-base.slack': 'slackApi',
	'n8n-nodes-base.twilio': 'twilioApi',
};

/**
 * Reads an example as the editor imports it: with webhook addresses of its own, and with the
 * credentials chosen.
 * @param file in examples/
 * @param argyle the credential of the nodes of this package
 * @param changes what the user changes in nodes, by their name
 * @param others of the other nodes
 */
export function readExample(
	file: string,
	argyle: { id: string; name: string },
	changes: Record<string, Record<string, unknown>> = {},
	others: Credentials = {},
): Example {
	const example: Example = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
	const chosen: Credentials = { ...others, argyleApi: { id: argyle.id, name: argyle.name } };
	const nodes = example.nodes.map((node) => {
		const type = findCredentialType(node);
		const credential = type === undefined ? undefined : chosen[type];
		return {
			...node,
			webhookId: randomUUID(),
			...(type !== undefined && credential && { credentials: { [type]: credential } }),
			...changes[node.name],
		};
	});
	return { ...example, nodes };
}

function findCredentialType({ type, parameters }: WorkflowNode): string | undefined {
	if (type.startsWith('n8n-nodes-argyle.')) return 'argyleApi';
	const { nodeCredentialType } = parameters;
	return typeof nodeCredentialType === 'string' ? nodeCredentialType : CREDENTIAL_TYPES[type];
}

/** @returns the file names of all examples */
export function listExamples(): string[] {
	return readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
}
