import { ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	INode,
	INodeType,
	INodeTypes,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow, createRunExecutionData } from 'n8n-workflow';
import { ArgyleApi } from '../../../credentials/ArgyleApi.credentials';
import { createAdditionalData } from '../../support/stage';
import { StageCredentials } from '../../support/stage/credentials';

export interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * Tests a credential as n8n does: its request through the routing engine of n8n-core, then the rules
 * on the body of an answer (CredentialsTester.runRequestTest, n8n 2.41, which is not published for
 * itself). Of a request that threw only the fact is given: Argyle's rules are none of those.
 */
export async function testCredential(data: ICredentialDataDecryptedObject): Promise<Verdict> {
	const { test } = new ArgyleApi();
	const nodeType = createProbe(test.request);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { argyleApi: { id: '1', name: 'Argyle' } },
	};
	const nodeTypes: INodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		createAdditionalData(new StageCredentials(data), 'https://n8n.example.com'),
		'internal',
		createRunExecutionData(),
		0,
		[],
		input,
		{ node, data: {}, source: null },
		[],
	);
	const decrypted: ICredentialsDecrypted = { id: '1', name: 'Argyle', type: 'argyleApi', data };
	try {
		const output = await new RoutingNode(context, nodeType, decrypted).runNode();
		const body = output?.[0]?.[0]?.json ?? {};
		for (const { type, properties } of test.rules ?? []) {
			if (type === 'responseSuccessBody' && body[properties.key] === properties.value) {
				return { status: 'Error', message: properties.message };
			}
		}
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: String(error) };
	}
}

function createProbe(request: ArgyleApi['test']['request']): INodeType {
	return {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['input'],
			version: 1,
			description: 'Sends the request of a credential test',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'argyleApi', required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
}
