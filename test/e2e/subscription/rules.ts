import { randomUUID } from 'node:crypto';
import { deriveSecret } from '../../../nodes/Argyle/trigger/derivedSecret';
import { readItems } from '../../../tools/n8n/rest/index.cts';
import { withCredential } from '../../../tools/n8n/world/workflow.cts';
import { DELETE, TRIGGER } from '../../../tools/n8n/world/workflows.cts';
import { until } from '../../../tools/process/wait.cts';
import type { Webhook } from '../../../tools/simulator/types.cts';
import { itLeaksNothing } from '../leaks';
import { describeItem } from './item';
import type { Engine, Scene } from './scene';
import { openScene } from './scene';
import { describeTransitions } from './transitions';

jest.setTimeout(120_000);

/**
 * Declares what n8n's engine decides about a subscription; what the trigger decides alone is in test/engine/lifecycle.
 */
export function describeSubscription({ engine, publicationService }: Engine): void {
	describe(`a subscription under ${engine} of n8n`, () => {
		let world: Scene;

		beforeAll(async () => {
			world = await openScene(publicationService);
		}, 300_000);

		afterEach(async () => await world.clear());

		afterAll(async () => await world.close());

		it('is made by one request, with what Argyle needs [checklist 50]', async () => {
			const { id, nodeId, webhookId } = await world.publishTrigger();

			expect(world.countPosts()).toBe(1);
			expect(world.readOnly()).toMatchObject({
				name: `n8n workflow ${id} node ${nodeId}`,
				url: `${world.n8n.url}/webhook/${webhookId}/webhook`,
				events: ['accounts.failed'],
				config: { include_resource: true },
				secret: expect.stringMatching(/^[0-9a-f]{64}$/),
			});
		});

		it('starts one execution for a failed login, with the documented item, whose account the next node deletes [checklist 36]', async () => {
			const { id } = await world.publishTrigger();

			const { account, user, deliveries } = world.argyle.playLogin({ errorCode: 'invalid_mfa' });

			const answers = (await deliveries).map(({ status, answer }) => [status, answer]);
			expect(answers).toEqual([[200, '{"received":true}']]);
			const [execution, ...others] = await world.rest.waitForExecutions(id);
			expect(others).toEqual([]);
			expect(execution && readItems(execution, TRIGGER)).toEqual([describeItem(account, user.id)]);
			expect(execution && readItems(execution, DELETE)).toEqual([{ deleted: true }]);
			expect(world.argyle.accounts.get(account.id)).toBeUndefined();
		});

		it('exists once at most, and not in the end, when somebody publishes and unpublishes in turn [checklist 51]', async () => {
			const { id } = await world.createTrigger();
			for (let round = 0; round < 3; round++) {
				await world.rest.publish(id);
				expect(world.list()).toHaveLength(1);
				await world.rest.unpublish(id);
				expect(world.list()).toHaveLength(0);
			}
			expect(world.countPosts()).toBe(3);
		});

		it('exists once for each workflow, and unpublishing one leaves the other alone [checklist 59]', async () => {
			const first = await world.publishTrigger();
			const second = await world.publishTrigger();

			await world.rest.unpublish(first.id);

			expect(world.readOnly().name).toBe(`n8n workflow ${second.id} node ${second.nodeId}`);
		});

		it.each<'stop' | 'kill'>(['stop', 'kill'])(
			'is the same after %s and start of n8n, delivers, and is removed in the end [checklist 52]',
			async (end) => {
				const { id } = await world.publishTrigger();
				const before = world.readOnly().id;
				await world.n8n[end]();
				await world.n8n.start();

				await world.expectOneRun(id);

				expect(world.countPosts()).toBe(1);
				expect(world.readOnly().id).toBe(before);
				await world.rest.unpublish(id);
				expect(world.list()).toEqual([]);
			},
		);

		it('is adopted when a publishing finds it without static data [checklist 53]', async () => {
			const { id, nodeId, webhookId } = await world.createTrigger();
			const url = `${world.n8n.url}/webhook/${webhookId}/webhook`;
			const orphan = world.argyle.webhooks.add({
				name: `n8n workflow ${id} node ${nodeId}`,
				url,
				config: { include_resource: true },
				secret: deriveSecret(world.argyle.credential(), url) ?? '',
			});
			const foreign = world.argyle.webhooks.add({ url: 'https://crm.example.com/argyle' });

			await world.rest.publish(id);

			expect(world.list()).toEqual([orphan, foreign]);
			expect(world.countPosts()).toBe(0);
			expect(await world.deliver(orphan)).toBe(200);
			await world.rest.unpublish(id);
			expect(world.list()).toEqual([foreign]);
		});

		it('is repaired after somebody changed its events, config, URL or secret in Console [checklist 55]', async () => {
			const edits: Partial<Webhook>[] = [
				{ events: ['*'] },
				{ config: {} },
				{ url: 'https://elsewhere.example.com/webhook' },
				{ secret: 'chosen in Console' },
			];
			const edited: { id: string; url: string }[] = [];
			for (const edit of edits) {
				const { id } = await world.publishTrigger();
				const subscription = world.readOf(id);
				edited.push({ id, url: subscription.url });
				world.argyle.webhooks.update(subscription.id, edit);
			}

			// The publication service calls no node at a restart, and none for an unchanged trigger.
			if (publicationService) {
				for (const { id } of edited) {
					await world.changeTrigger(id, { parameters: { options: { output: 'raw' } } });
					await world.rest.publish(id);
				}
			} else {
				await world.n8n.restart();
			}

			for (const { id, url } of edited) {
				// The older engine looks after its workflows once it is ready.
				await until('The repair', async () => await world.isRight(id, url));
				expect(await world.deliver(world.readOf(id))).toBe(200);
				expect(await world.rest.waitForExecutions(id)).toHaveLength(1);
			}
		});

		it('is forgotten when Argyle has already removed it [checklist 58]', async () => {
			const { id } = await world.publishTrigger();
			world.argyle.webhooks.clear();

			await world.rest.unpublish(id);

			expect((await world.rest.getWorkflow(id)).active).toBe(false);
			world.argyle.clearJournal();
			await world.rest.publish(id);
			expect(world.countPosts()).toBe(1);
		});

		it('is named in the log when Argyle does not remove it, and is removed later [checklist 58]', async () => {
			const { id } = await world.publishTrigger();
			const left = world.readOnly();
			const remove = { method: 'DELETE', path: '/v2/webhooks', times: Infinity };
			world.argyle.faults.add({ ...remove, status: 500 });

			await world.rest.unpublish(id);

			expect((await world.rest.getWorkflow(id)).active).toBe(false);
			await until('The note in the log', () =>
				world.n8n.readLog().includes(`Webhook subscription ${left.id} is still at Argyle`),
			);
			expect(await world.deliver(left)).toBe(404);
			world.argyle.faults.clear();
			await world.rest.publish(id);
			expect(world.readOnly().id).toBe(left.id);
			await world.rest.unpublish(id);
			expect(world.list()).toEqual([]);
		});

		it('is another one for a copy that has the static data of its original [checklist 59]', async () => {
			const original = await world.publishTrigger();
			const before = world.readOnly();
			const { nodes, connections, ...rest } = await world.rest.getWorkflow(original.id);
			const copy = await world.rest.createWorkflow({
				name: 'A copy',
				nodes: nodes.map((node) => (node.webhookId ? { ...node, webhookId: randomUUID() } : node)),
				connections,
				staticData: Object(rest).staticData,
			});

			await world.rest.publish(copy.id);

			expect(world.list()).toHaveLength(2);
			await world.rest.unpublish(copy.id);
			expect(world.list()).toEqual([before]);
			await world.expectOneRun(original.id);
		});

		it('stays the only one when the node is renamed, and delivers [checklist 59]', async () => {
			const { id } = await world.publishTrigger();
			await world.changeTrigger(id, { name: 'Renamed' });

			await world.rest.publish(id);

			expect(world.list()).toHaveLength(1);
			await world.expectOneRun(id);
			await world.rest.unpublish(id);
			expect(world.list()).toEqual([]);
		});

		it('is refused within 2 s for an address that Argyle can not reach, with the way out [checklist 93]', async () => {
			const key = { environment: 'production', apiKeyId: 'id', apiKeySecret: 'secret' };
			const production = await world.rest.createCredential('argyleApi', 'Production', key);
			const trigger = withCredential(world.createNodes.trigger(TRIGGER, {}), production);
			const id = await world.saveWorkflow('Unreachable', [trigger]);
			const begun = performance.now();

			await expect(world.rest.publish(id)).rejects.toThrow(
				/can't deliver to 127\.0\.0\.1.*WEBHOOK_URL.*Argyle Polling Trigger/,
			);

			// n8n retries other errors four times, over 15 s.
			expect(performance.now() - begun).toBeLessThan(2_000);
		});

		describeTransitions(() => world);

		itLeaksNothing(() => world);
	});
}
