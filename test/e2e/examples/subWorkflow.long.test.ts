import { scene, useScene } from './scene';

const ARGYLE = 'Argyle Trigger';
const file = 'slack-buttons.json';

useScene();

/** The example, started by another workflow instead of its own trigger. */
async function publishAsSubWorkflow() {
	const own = {
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		parameters: { inputSource: 'passthrough' },
		credentials: undefined,
	};
	const { id } = await scene.importExample(file, { slack_channel: '#payroll' }, { [ARGYLE]: own });
	await scene.rest.publish(id);
	return id;
}

it('an example that takes one item takes each of several, when a workflow starts it for each [checklist 181]', async () => {
	const example = await publishAsSubWorkflow();
	const { nodes, ...rest } = scene.read(file);
	const trigger = nodes.find(({ name }) => name === ARGYLE);
	if (!trigger) throw new Error('The example has no trigger');
	const { id } = await scene.rest.createWorkflow({
		...rest,
		nodes: [
			trigger,
			{
				id: 'each',
				name: 'Start One Each',
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.2,
				position: [300, 0],
				parameters: {
					workflowId: { __rl: true, mode: 'id', value: example },
					mode: 'each',
					options: { waitForSubWorkflow: false },
				},
			},
		],
		connections: { [ARGYLE]: { main: [[{ node: 'Start One Each', type: 'main', index: 0 }]] } },
	});

	await scene.rest.listenForTestEvent(id, ARGYLE);

	const calls = await scene.untilCalled('slack', /postMessage$/, 2);
	const text = JSON.stringify(calls.map(({ body }) => body));
	expect(text).toMatch(/Applicant: Sarah/);
	expect(text).toMatch(/Applicant: Luis/);
});
