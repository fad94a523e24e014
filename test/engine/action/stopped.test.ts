import '../../support/stage/quietLog.cts';
import { ExecuteContext } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';
import { runItems } from '../../../nodes/Argyle/actions/run';
import { until } from '../../../tools/process/wait.cts';
import { createAdditionalData } from '../../support/stage';
import { StageCredentials } from '../../support/stage/credentials';
import { createActionWorkflow } from '../../support/stage/running';
import { useScene } from './scene';

const scene = useScene();

/** Deletes accounts in a run that a user stops by the signal. */
async function remove(ids: string[], signal: AbortSignal, continues: boolean) {
	const parameters = { operation: 'delete', accountId: '={{ $json.id }}' };
	const workflow = createActionWorkflow([{ parameters }]);
	const node = workflow.getNode('Argyle');
	if (!node) throw new TypeError('No node to run');
	const items: INodeExecutionData[] = ids.map((id) => ({ json: { id } }));
	const data = { main: [items] };
	const context = new ExecuteContext(
		workflow,
		node,
		createAdditionalData(new StageCredentials(scene.credential), 'https://n8n.example.com'),
		'trigger',
		createRunExecutionData({}),
		0,
		items,
		data,
		{ node, data, source: null },
		[],
		signal,
	);
	return await runItems(context, continues);
}

const message = 'The execution was stopped before all items were processed';

it.each([
	['ends', false],
	['continues', true],
])(
	'a run that was stopped before its first request sends none, when an error %s it',
	async (_what, continues) => {
		const { id } = scene.argyle.accounts.add();
		await expect(remove([id], AbortSignal.abort(), continues)).rejects.toThrow(message);
		expect(scene.argyle.requests).toEqual([]);
	},
);

it.each([
	['ends', false],
	['continues', true],
])(
	'a run that is stopped during a request says so, when an error %s it',
	async (_what, continues) => {
		const { id } = scene.argyle.accounts.add();
		scene.argyle.faults.add({ delayMs: 60_000 });
		const stop = new AbortController();
		const outcome = expect(remove([id], stop.signal, continues)).rejects.toThrow(message);
		await until('The request', () => scene.argyle.requests.length > 0);
		stop.abort();
		await outcome;
	},
);
