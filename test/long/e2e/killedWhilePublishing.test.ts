import { until } from '../../../tools/process/wait.cts';
import { engines, openScene } from '../../e2e/subscription/scene';
import type { Scene } from '../../e2e/subscription/scene';

jest.setTimeout(240_000);

describe.each(engines)(
	'a subscription under $engine of n8n, killed between create and save',
	({ publicationService }) => {
		let world: Scene;

		let delivering: string;
		let removed: string;
		let changed: string;

		beforeAll(async () => {
			world = await openScene(publicationService);
			const create = async () => (await world.createTrigger()).id;
			[delivering, removed, changed] = [await create(), await create(), await create()];
			const post = { method: 'POST', path: '/v2/webhooks', delayMs: 120_000, times: Infinity };
			world.argyle.faults.add(post);
			// The requests to publish die with n8n, or are about a publishing that has not ended.
			const publishing = [delivering, removed, changed].map(async (id) => {
				await world.rest.publish(id).catch(() => undefined);
			});
			await until('The requests for subscriptions', () => world.list().length === 3);
			await world.n8n.kill();
			world.argyle.faults.clear();
			await world.n8n.start();
			await Promise.all(publishing);
		}, 300_000);

		afterAll(async () => await world?.close());

		const listOf = (workflow: string) => world.list().filter(({ name }) => name.includes(workflow));

		const expectOneRun = async (workflow: string) => {
			expect(await world.deliver(world.readOf(workflow))).toBe(200);
			expect(await world.rest.waitForExecutions(workflow)).toHaveLength(1);
		};

		const untilRemoved = async (workflow: string) =>
			await until('The removal of the subscription', () => listOf(workflow).length === 0, {
				timeoutMs: 90_000,
			});

		it('delivers to one run, and is removed in the end [checklist 53, 61]', async () => {
			await expectOneRun(delivering);

			expect(listOf(delivering)).toHaveLength(1);
			await world.rest.unpublish(delivering);
			await untilRemoved(delivering);
		});

		it('is removed when the workflow is unpublished [checklist 53]', async () => {
			await world.rest.unpublish(removed);

			await untilRemoved(removed);
		});

		it('is the only one after publishing again, and delivers [checklist 53]', async () => {
			await world.changeTrigger(changed, { parameters: { includeResource: false } });

			await world.rest.publish(changed);

			expect(listOf(changed).map(({ config }) => config)).toEqual([{ include_resource: false }]);
			await expectOneRun(changed);
			expect(world.countPosts()).toBe(4);
		});
	},
);
