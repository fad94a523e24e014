import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { listExamples, readExample } from '../../../tools/docs/examples.cts';
import { createCredentials } from '../../../tools/n8n/world/standIns.cts';
import type { SharedWorld } from '../../../tools/n8n/world/shared.cts';
import { openShared } from '../../../tools/n8n/world/shared.cts';

let world: SharedWorld;
let credentials: Awaited<ReturnType<typeof createCredentials>>;

beforeAll(async () => {
	world = await openShared();
	credentials = await createCredentials(world.rest);
});

afterAll(async () => await world.close());

describe.each(listExamples())('examples/%s', (file) => {
	it('imports into n8n with no node missing and no field left to fill in [checklist 167]', async () => {
		const example = readExample(file, world.credential, {}, credentials);
		const { nodes } = example;
		const nodeInfos = nodes.map(({ type, typeVersion }) => ({ name: type, version: typeVersion }));

		await world.rest.createWorkflow(example);
		// Refused when n8n does not have one of them.
		const types = await world.rest.ask<INodeTypeDescription[]>('POST', '/rest/node-types', {
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
