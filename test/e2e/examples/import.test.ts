import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { listExamples } from '../../../tools/docs/examples.cts';
import type { Scene } from './scene';
import { openScene } from './scene';

let scene: Scene;

beforeAll(async () => {
	scene = await openScene();
}, 300_000);

afterAll(async () => await scene.close());

describe.each(listExamples())('examples/%s', (file) => {
	it('imports into n8n with no node missing and no field left to fill in', async () => {
		const { nodes } = scene.read(file);
		const nodeInfos = nodes.map(({ type, typeVersion }) => ({ name: type, version: typeVersion }));

		await scene.importExample(file);
		// Refused when n8n does not have one of them.
		const types = await scene.rest.ask<INodeTypeDescription[]>('POST', '/rest/node-types', {
			nodeInfos,
		});

		const known = types.map(({ version }) => [version].flat());
		expect(nodes.filter(({ typeVersion }, at) => !known[at]?.includes(typeVersion))).toEqual([]);
		expect(nodes.map((node, at) => findIssues(node, types[at]))).toEqual(nodes.map(() => null));
	});
});

/** What n8n's editor would mark in red. */
function findIssues(node: INode, type?: INodeTypeDescription) {
	return NodeHelpers.getNodeParametersIssues(type?.properties ?? [], node, type ?? null);
}
