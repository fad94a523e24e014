import 'reflect-metadata';
import { ExecuteContext } from 'n8n-core';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';
import { createActionWorkflow } from '../../support/stage/running';
import { createAdditionalData } from '../../support/stage';
import { StageCredentials } from '../../support/stage/credentials';

/** The context of n8n-core as an action node gets it, with these parameters and input items. */
export function createExecuteContext(
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
): ExecuteContext {
	const workflow = createActionWorkflow([{ parameters }]);
	workflow.settings.timezone = 'America/New_York';
	const node = workflow.getNode('Argyle');
	if (!node) throw new TypeError('No action node');
	const input = items.map((json) => ({ json }));
	const data = { main: [input] };
	return new ExecuteContext(
		workflow,
		node,
		createAdditionalData(new StageCredentials({}), 'https://n8n.example.com'),
		'trigger',
		createRunExecutionData({}),
		0,
		input,
		data,
		{ node, data, source: null },
		[],
	);
}
