import { until } from '../../../tools/process/wait.cts';
import type { Scene } from './scene';

/** Declares what n8n does with a delivery that arrives while a subscription comes or goes. */
export function describeTransitions(getWorld: () => Scene): void {
	describe('whose delivery arrives', () => {
		it('while Argyle creates it starts one run [checklist 61]', async () => {
			const { id } = await getWorld().createTrigger();
			getWorld().argyle.faults.add({ method: 'POST', path: '/v2/webhooks', delayMs: 2_000 });
			let isPublished = false;
			const publishing = getWorld()
				.rest.publish(id)
				.finally(() => (isPublished = true));
			await until('The request for a subscription', () => getWorld().list().length === 1);

			const status = await getWorld().deliver(getWorld().readOnly());

			expect([status, isPublished]).toEqual([200, false]);
			await publishing;
			expect(await getWorld().rest.waitForExecutions(id)).toHaveLength(1);
			expect(getWorld().list()).toHaveLength(1);
		});

		it('while Argyle removes it accepts or refuses the delivery, and breaks nothing [checklist 61]', async () => {
			const { id } = await getWorld().publishTrigger();
			const subscription = getWorld().readOnly();
			getWorld().argyle.faults.add({ method: 'DELETE', path: '/v2/webhooks', delayMs: 1_500 });
			const unpublishing = getWorld().rest.unpublish(id);
			await until('The removal', () => getWorld().list().length === 0);

			const status = await getWorld().deliver(subscription);

			await unpublishing;
			expect([200, 404]).toContain(status);
			expect(await getWorld().rest.listExecutions(id)).toHaveLength(status === 200 ? 1 : 0);
		});

		it('after its removal starts nothing [checklist 61]', async () => {
			const { id } = await getWorld().publishTrigger();
			const subscription = getWorld().readOnly();
			await getWorld().rest.unpublish(id);

			expect(await getWorld().deliver(subscription)).toBe(404);

			expect(await getWorld().rest.listExecutions(id)).toEqual([]);
		});
	});
}
