import type { INodeExecutionData, INodeType, INodeTypes } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
// With the extension: without jest, `Argyle.node` would be taken for Argyle.node.json.
import { Argyle } from '../../../nodes/Argyle/Argyle.node.ts';
import { ArgylePollTrigger } from '../../../nodes/Argyle/ArgylePollTrigger.node.ts';
import { ArgyleTrigger } from '../../../nodes/Argyle/ArgyleTrigger.node.ts';

/** Passes on what it is given, as the start of a workflow. */
const source: INodeType = {
	description: {
		displayName: 'Source',
		name: 'source',
		group: ['input'],
		version: 1,
		description: 'Passes on what it is given',
		defaults: { name: 'Source' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute(): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	},
};

const types: Record<string, INodeType> = {
	'test.source': source,
	'n8n-nodes-argyle.argyle': new Argyle(),
	'n8n-nodes-argyle.argylePollTrigger': new ArgylePollTrigger(),
	'n8n-nodes-argyle.argyleTrigger': new ArgyleTrigger(),
};

function find(name: string): INodeType {
	const found = types[name];
	if (!found) throw new TypeError(`No node type ${name}`);
	return found;
}

/** The node types that the engine finds on the stage. */
export const stageNodeTypes: INodeTypes = {
	getByName: find,
	getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version),
	getKnownTypes: () => ({}),
};
