import { randomUUID } from 'node:crypto';
import exampleFile from '../../examples/whose-turn.json';
import type { OpenN8n } from '../../tools/n8n/world/open.cts';
import { pollEvery } from '../../tools/n8n/world/pollTimes.cts';

/** What is needed of an n8n here. */
type Bench = Pick<OpenN8n, 'credential' | 'n8n' | 'prefix' | 'rest'>;

type Parameters = Record<string, unknown>;

interface Node extends Record<string, unknown> {
	id: string;
	name: string;
}

export const TRIGGER = 'Argyle Trigger';
export const POLL = 'Argyle Polling Trigger';
export const ACTION = 'Argyle';

const makeNode = (type: string, name: string, parameters: Parameters): Node => ({
	id: randomUUID(),
	webhookId: randomUUID(),
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

const withCredential = (node: Node, { credential: { id, name } }: Bench): Node => ({
	...node,
	credentials: { argyleApi: { id, name } },
});

const connect = (nodes: Node[]) =>
	Object.fromEntries(
		nodes.slice(1).map((node, index) => {
			const connection = { node: node.name, type: 'main', index: 0 };
			return [nodes[index]?.name ?? '', { main: [[connection]] }];
		}),
	);

const save = async (bench: Bench, name: string, nodes: Node[]) => {
	const { id } = await bench.rest.createWorkflow({ name, nodes, connections: connect(nodes) });
	return id;
};

/**
 * Saves a workflow of an Argyle Trigger.
 *
 * @param workSeconds how long its run keeps busy after that; defaults to no longer than needed
 */
export async function saveTrigger(
	bench: Bench,
	parameters: Parameters = {},
	workSeconds?: number,
): Promise<string> {
	const node = makeNode(`${bench.prefix}.argyleTrigger`, TRIGGER, parameters);
	const nodes = [withCredential(node, bench)];
	const work = { amount: workSeconds, unit: 'seconds' };
	if (workSeconds) nodes.push(makeNode('n8n-nodes-base.wait', 'Work', work));
	return await save(bench, 'Trigger', nodes);
}

/** Saves a workflow of nothing but an Argyle Polling Trigger that looks every five seconds. */
export async function savePollTrigger(bench: Bench): Promise<string> {
	const parameters = { pollTimes: pollEvery(5) };
	const node = makeNode(`${bench.prefix}.argylePollTrigger`, POLL, parameters);
	return await save(bench, 'Polling trigger', [withCredential(node, bench)]);
}

/** Runs the action once, in a workflow that a webhook starts, and gives the execution. */
export async function runAction(bench: Bench, parameters: Parameters) {
	const path = randomUUID();
	const start = {
		...makeNode('n8n-nodes-base.webhook', 'Start', { path, httpMethod: 'POST' }),
		webhookId: path,
		typeVersion: 2,
	};
	const action = withCredential(makeNode(`${bench.prefix}.argyle`, ACTION, parameters), bench);
	const id = await save(bench, 'Action', [start, action]);
	await bench.rest.publish(id);
	await fetch(`${bench.n8n.url}/webhook/${path}`, { method: 'POST' });
	const [execution] = await bench.rest.waitForExecutions(id);
	await bench.rest.unpublish(id);
	if (!execution) throw new Error(`Workflow ${id} did not run`);
	return execution;
}

/** Saves the example as its importer would: with the credential picked, and the types of this n8n. */
export async function saveExample(bench: Bench): Promise<string> {
	const nodes = exampleFile.nodes.map((node): Record<string, unknown> => {
		const [origin, name] = node.type.split('.');
		if (origin !== 'n8n-nodes-argyle') return node;
		return withCredential(
			{ ...node, webhookId: randomUUID(), type: `${bench.prefix}.${name}` },
			bench,
		);
	});
	const { id } = await bench.rest.createWorkflow({ ...exampleFile, nodes });
	return id;
}
