import type { INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { stageNodeTypes } from './stage/nodeTypes';

/** Evaluates an expression of a description as n8n's editor does for a node with these parameters. */
export function evaluate(
	type: 'argyleTrigger' | 'argylePollTrigger' | 'argyle',
	parameters: INodeParameters,
	expression = '',
): unknown {
	const node = {
		id: '1',
		name: 'Node',
		type: `n8n-nodes-argyle.${type}`,
		typeVersion: 1,
		position: [0, 0] satisfies [number, number],
		parameters,
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: stageNodeTypes,
	});
	return workflow.expression.getSimpleParameterValue(node, expression, 'internal', {});
}
