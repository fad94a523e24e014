import type { StageOptions } from '../../support/stage';
import { createDelivery } from './deliveries';
import { copyStaticData, idsOf, readOnly, useArgyle } from './scene';

describe('subscriptions of different owners', () => {
	const scene = useArgyle();

	const neighbours: Array<[what: string, neighbour: Partial<StageOptions>]> = [
		['another workflow', { workflowId: 'workflow-2', nodeId: 'node-2', webhookId: 'w-2' }],
		['a second node of the workflow', { nodeId: 'node-2', webhookId: 'w-2' }],
		['a copy that kept its node id', { workflowId: 'workflow-2', webhookId: 'w-2' }],
		['the same workflow in another n8n', { webhookBaseUrl: 'https://staging.example.com' }],
		['a test of the same node', { test: true }],
	];

	describe.each(neighbours)('a workflow and %s', (_what, neighbour) => {
		const publishBoth = async () => {
			const stages = [scene.createStage(), scene.createStage(neighbour)] as const;
			for (const stage of [...stages, ...stages]) await stage.publish();
			return stages;
		};

		it('have one each, and neither accepts what the other is sent [checklist 24] [checklist 59]', async () => {
			const [first, second] = await publishBoth();
			const [one, other, ...more] = scene.list();
			expect(more).toEqual([]);
			expect(idsOf(scene.list())).toEqual([
				first.staticData.webhookId,
				second.staticData.webhookId,
			]);
			expect(`${one?.name} ${one?.url}`).not.toBe(`${other?.name} ${other?.url}`);
			for (const [stage, secret] of [
				[first, other?.secret],
				[second, one?.secret],
			] as const) {
				const delivery = createDelivery(scene.argyle, { name: '', secret: secret ?? '' });
				expect(await stage.deliver(delivery)).toMatchObject({ status: 401, items: undefined });
			}
		});

		it.each([0, 1] as const)(
			'are independent: unpublishing number %i leaves the other alone [checklist 59]',
			async (leaver) => {
				const stages = await publishBoth();
				await stages[leaver].delete();
				const stayer = stages[leaver === 0 ? 1 : 0];
				const left = readOnly(scene.list());
				expect(left.id).toBe(stayer.staticData.webhookId);
				const answer = await stayer.deliver(createDelivery(scene.argyle, left));
				expect(answer.items).toHaveLength(1);
			},
		);
	});

	it.each<[what: string, copy: Partial<StageOptions>]>([
		['a workflow of its own', { workflowId: 'workflow-2', nodeId: 'node-2', webhookId: 'w-2' }],
		['a node of the same workflow', { nodeId: 'node-2', webhookId: 'w-2' }],
	])(
		'a copy with the static data of its original spares it: %s [checklist 59]',
		async (_what, options) => {
			const original = scene.createStage();
			await original.publish();
			const before = readOnly(scene.list());
			const createCopy = () =>
				scene.createStage({ ...options, staticData: copyStaticData(original) });

			const unpublished = createCopy();
			await unpublished.delete();
			expect(scene.list()).toEqual([before]);
			expect(unpublished.staticData).toEqual({});

			const copy = createCopy();
			await copy.publish();
			const [first, second] = scene.list();
			expect(first).toEqual(before);
			expect(second).toMatchObject({ id: copy.staticData.webhookId, url: copy.webhookUrl });
			expect(second?.secret).not.toBe(before.secret);
			await copy.delete();
			expect(scene.list()).toEqual([before]);
		},
	);

	it('a renamed node, for which n8n has no static data, keeps its one subscription [checklist 59]', async () => {
		const before = scene.createStage();
		await before.publish();
		const subscription = readOnly(scene.list());
		const renamed = scene.createStage({ staticData: { 'node:Old Name': before.staticData } });
		await renamed.publish();
		expect(scene.list()).toEqual([subscription]);
		expect(renamed.staticData.webhookId).toBe(subscription.id);
		await renamed.delete();
		expect(scene.list()).toEqual([]);
	});

	describe('"Listen for test event"', () => {
		it('makes one that is marked as a test, and leaves nothing after two runs [checklist 59]', async () => {
			const [first, second] = [
				scene.createStage({ test: true }),
				scene.createStage({ test: true }),
			];
			await first.publish();
			await second.publish();
			expect(readOnly(scene.list())).toMatchObject({
				name: 'n8n workflow workflow-1 node node-1 (test)',
				url: expect.stringContaining('/webhook-test/'),
			});
			await second.delete();
			expect(scene.list()).toEqual([]);
		});

		it('leaves the published one and its static data alone [checklist 59]', async () => {
			const production = scene.createStage();
			await production.publish();
			const saved = copyStaticData(production);
			const before = scene.list();
			const test = scene.createStage({ test: true });
			await test.publish();
			await test.delete();
			expect(scene.list()).toEqual(before);
			expect(copyStaticData(production)).toEqual(saved);
		});
	});
});
