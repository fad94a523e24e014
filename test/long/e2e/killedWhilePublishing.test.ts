import { until } from '../../../tools/process/wait.cts';
import { engines, openScene } from '../../e2e/subscriptionScene';
import type { Scene } from '../../e2e/subscriptionScene';

jest.setTimeout(240_000);

describe.each(engines)(
	'a subscription under $engine of n8n, killed between create and save',
	({ publicationService }) => {
		let world: Scene;

		beforeAll(async () => {
			world = await openScene(publicationService);
		}, 300_000);

		afterEach(async () => await world.clear());

		afterAll(async () => await world.close());

		const publishAndDie = async () => {
			const workflow = await world.createTrigger();
			const post = { method: 'POST', path: '/v2/webhooks', delayMs: 120_000 };
			world.argyle.faults.add(post);
			// The request to publish dies with n8n, or is about a publishing that has not ended.
			const publishing = world.rest.publish(workflow.id).catch(() => undefined);
			await until('The request for a subscription', () => world.list().length === 1);
			await world.n8n.kill();
			await world.n8n.start();
			await publishing;
			return workflow;
		};

		it('delivers, to one run [checklist 53, 61]', async () => {
			const { id } = await publishAndDie();

			await world.expectOneRun(id);

			expect(world.list()).toHaveLength(1);
			expect(world.countPosts()).toBe(1);
			await world.rest.unpublish(id);
			await world.untilRemoved();
		});

		it('is removed when the workflow is unpublished [checklist 53]', async () => {
			const { id } = await publishAndDie();

			await world.rest.unpublish(id);

			await world.untilRemoved();
		});

		it('is the only one after publishing again, and delivers [checklist 53]', async () => {
			const { id } = await publishAndDie();
			await world.changeTrigger(id, { parameters: { includeResource: false } });

			await world.rest.publish(id);

			expect(world.readOnly().config).toEqual({ include_resource: false });
			await world.expectOneRun(id);
		});
	},
);
