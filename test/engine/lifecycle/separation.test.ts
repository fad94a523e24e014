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
		it('have one each, under different names or addresses [checklist 59]', async () => {
			const first = scene.createStage();
			const second = scene.createStage(neighbour);

			await first.publish();
			await second.publish();
			await first.publish();
			await second.publish();

			expect(idsOf(scene.list())).toEqual([
				first.staticData.webhookId,
				second.staticData.webhookId,
			]);
			const [one, other] = scene.list().map(({ name, url }) => `${name} ${url}`);
			expect(one).not.toBe(other);
		});

		it.each(['first', 'second'] as const)(
			'have different secrets, and unpublishing the %s leaves the other alone [checklist 59]',
			async (leaver) => {
				const stages = { first: scene.createStage(), second: scene.createStage(neighbour) };
				await stages.first.publish();
				await stages.second.publish();
				expect(stages.first.staticData.webhookSecret).not.toBe(
					stages.second.staticData.webhookSecret,
				);
				const stayer = leaver === 'first' ? stages.second : stages.first;

				await stages[leaver].delete();

				const left = readOnly(scene.list());
				expect(left.id).toBe(stayer.staticData.webhookId);
				const answer = await stayer.deliver(createDelivery(scene.argyle, left));
				expect(answer.items).toHaveLength(1);
			},
		);

		it('do not accept what the other is sent [checklist 59]', async () => {
			const first = scene.createStage();
			const second = scene.createStage(neighbour);
			await first.publish();
			await second.publish();
			const [one, other] = scene.list();

			const answers = [
				await first.deliver(
					createDelivery(scene.argyle, { name: '', secret: other?.secret ?? '' }),
				),
				await second.deliver(createDelivery(scene.argyle, { name: '', secret: one?.secret ?? '' })),
			];

			expect(answers.map(({ status, items }) => [status, items])).toEqual([
				[401, undefined],
				[401, undefined],
			]);
		});
	});

	describe('a copy that came with the static data of its original', () => {
		const copies: Array<[what: string, copy: Partial<StageOptions>]> = [
			['a workflow of its own', { workflowId: 'workflow-2', nodeId: 'node-2', webhookId: 'w-2' }],
			['a node of the same workflow', { nodeId: 'node-2', webhookId: 'w-2' }],
		];

		it.each(copies)(
			'as %s makes its own, with its own secret, and spares the original [checklist 59]',
			async (_what, options) => {
				const original = scene.createStage();
				await original.publish();
				const before = readOnly(scene.list());
				const copy = scene.createStage({ ...options, staticData: copyStaticData(original) });

				await copy.publish();

				const [first, second, ...others] = scene.list();
				expect(others).toEqual([]);
				expect(first).toEqual(before);
				expect(second).toMatchObject({ id: copy.staticData.webhookId, url: copy.webhookUrl });
				expect(second?.secret).not.toBe(before.secret);
				await copy.delete();
				expect(scene.list()).toEqual([before]);
			},
		);

		it.each(copies)(
			'as %s removes nothing when it is unpublished [checklist 59]',
			async (_what, options) => {
				const original = scene.createStage();
				await original.publish();
				const before = readOnly(scene.list());
				const copy = scene.createStage({ ...options, staticData: copyStaticData(original) });

				await copy.delete();

				expect(scene.list()).toEqual([before]);
				expect(copy.staticData).toEqual({});
			},
		);
	});

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

	describe('"listen for test event"', () => {
		it('twice leaves nothing, as each time begins with empty static data [checklist 59]', async () => {
			const first = scene.createStage({ test: true });
			const second = scene.createStage({ test: true });

			await first.publish();
			await second.publish();
			expect(scene.list()).toHaveLength(1);
			await second.delete();

			expect(scene.list()).toEqual([]);
		});

		it('is marked as a test in Console [checklist 59]', async () => {
			await scene.createStage({ test: true }).publish();

			expect(readOnly(scene.list())).toMatchObject({
				name: 'n8n workflow workflow-1 node node-1 (test)',
				url: expect.stringContaining('/webhook-test/'),
			});
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
