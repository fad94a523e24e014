import '../../support/stage/quietLog.cts';
import 'reflect-metadata';
import { ExecuteContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeParameters,
	INodeType,
	INodeTypes,
} from 'n8n-workflow';
import { createRunExecutionData, NodeConnectionTypes, NodeHelpers, Workflow } from 'n8n-workflow';
import { Argyle } from '../../../nodes/Argyle/Argyle.node';
import { isObject } from '../../../nodes/Argyle/api/fields';
import { createAdditionalData } from '../../support/stage';
import { StageCredentials } from '../../support/stage/credentials';

/** What an agent sees of a tool and does with it. */
export interface AgentTool {
	name: string;
	description: string;
	/** Gives the answer as the model gets it. */
	invoke: (values: Record<string, unknown>) => Promise<string>;
}

/** A node with an input for tools, as n8n's AI Agent has one. */
const agent: INodeType = {
	description: {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Uses tools',
		defaults: { name: 'Agent' },
		inputs: [{ type: NodeConnectionTypes.AiTool }],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
};

/** The action as n8n makes a tool of it (n8n 2.41, tool-generation/ai-tools.js). */
function createToolType(): INodeType {
	const tool = new Argyle();
	Object.assign(tool.description, {
		name: `${tool.description.name}Tool`,
		displayName: `${tool.description.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	});
	return tool;
}

/**
 * Hands the action to an agent through n8n's own wrapper.
 *
 * @param parameters with `$fromAI` where the agent decides
 */
export async function openTool(
	credential: ICredentialDataDecryptedObject,
	parameters: INodeParameters,
): Promise<AgentTool> {
	const types: Record<string, INodeType> = { agent, argyleTool: createToolType() };
	const find = (name: string) => {
		const found = types[name];
		if (!found) throw new TypeError(`No node type ${name}`);
		return found;
	};
	const nodeTypes: INodeTypes = {
		getByName: find,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version),
		getKnownTypes: () => ({}),
	};
	const place = { typeVersion: 1, position: [0, 0] satisfies [number, number] };
	const parent: INode = { ...place, id: '1', name: 'Agent', type: 'agent', parameters: {} };
	const node: INode = {
		...place,
		id: '2',
		name: 'Argyle',
		type: 'argyleTool',
		parameters: { resource: 'account', ...parameters },
		credentials: { argyleApi: { id: '1', name: 'Argyle' } },
	};
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes: [parent, node],
		connections: { Argyle: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] } },
		active: false,
		nodeTypes,
	});
	const input = [{ json: {} }];
	const context = new ExecuteContext(
		workflow,
		parent,
		createAdditionalData(new StageCredentials(credential), 'https://n8n.example.com'),
		'trigger',
		createRunExecutionData({}),
		0,
		input,
		{ main: [input] },
		{ node: parent, data: { main: [input] }, source: null },
		[],
	);
	const tools: unknown = await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
	const [tool] = Array.isArray(tools) ? tools : [];
	if (!isTool(tool)) throw new TypeError('n8n gave no tool');
	return tool;
}

function isTool(value: unknown): value is AgentTool {
	return isObject(value) && 'invoke' in value && typeof value.description === 'string';
}
