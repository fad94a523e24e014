import { readItems } from '../../tools/n8n/rest/index.cts';
import { DELETE, TRIGGER } from '../../tools/n8n/world/triggers.cts';
import type { World } from '../../tools/n8n/world/world.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';

jest.setTimeout(120_000);

const engines = [
	{ engine: 'the publication service', publicationService: true },
	{ engine: 'the older activation engine', publicationService: false },
];

describe.each(engines)('under $engine of n8n', ({ publicationService }) => {
	let world: World;

	beforeAll(async () => {
		world = await openWorld({ publicationService });
	}, 300_000);

	afterEach(async () => {
		world.argyle.faults.clear();
		await world.unpublishAll();
	});

	afterAll(async () => await world.close());

	describe('a workflow', () => {
		it('registers exactly one subscription when published [checklist 50]', async () => {
			const { id, nodeId, webhookId } = await world.publishTrigger();

			expect(world.argyle.webhooks.list()).toEqual([
				expect.objectContaining({
					name: `n8n workflow ${id} node ${nodeId}`,
					url: `${world.n8n.url}/webhook/${webhookId}/webhook`,
					events: ['accounts.failed'],
					config: { include_resource: true },
					secret: expect.stringMatching(/^[0-9a-f]{64}$/),
				}),
			]);
		});

		it('leaves no subscription when unpublished', async () => {
			const { id } = await world.publishTrigger();

			await world.rest.unpublish(id);

			expect(world.argyle.webhooks.list()).toEqual([]);
		});

		it('has its own subscription next to other workflows [checklist 59]', async () => {
			const first = await world.publishTrigger();
			const second = await world.publishTrigger();

			await world.rest.unpublish(first.id);

			const names = world.argyle.webhooks.list().map(({ name }) => name);
			expect(names).toEqual([`n8n workflow ${second.id} node ${second.nodeId}`]);
		});

		it('is not published when Argyle does not know the key, and says why [checklist 57]', async () => {
			const workflow = await world.createTrigger();
			world.argyle.faults.add({
				path: '/v2/webhooks',
				times: Infinity,
				status: 401,
				body: { detail: 'Invalid environment.' },
			});

			await expect(world.rest.publish(workflow.id)).rejects.toThrow(/other environment/);

			expect(world.argyle.webhooks.list()).toEqual([]);
		});

		it('is refused within 2 s at an address that Argyle can not reach, with the way out', async () => {
			const key = { environment: 'production', apiKeyId: 'id', apiKeySecret: 'secret' };
			const credential = await world.rest.createCredential('argyleApi', 'Production', key);
			const { id } = await world.createTrigger({}, credential);
			const begun = performance.now();

			await expect(world.rest.publish(id)).rejects.toThrow(
				/can't deliver to 127\.0\.0\.1.*WEBHOOK_URL.*Argyle Polling Trigger/,
			);

			// n8n tries four times more, for 15 s, what it takes for a transient fault.
			expect(performance.now() - begun).toBeLessThan(2_000);
		});
	});

	describe('one failed login', () => {
		it('starts exactly one execution, with the documented item [checklist 36]', async () => {
			const { id } = await world.publishTrigger();

			const { account, user } = world.argyle.playLogin({ errorCode: 'invalid_mfa' });

			const [execution, ...others] = await world.rest.waitForExecutions(id);
			await world.argyle.settled();
			expect(others).toEqual([]);
			expect(await world.rest.listExecutions(id)).toHaveLength(1);
			expect(execution && readItems(execution, TRIGGER)).toEqual([
				{
					event: 'accounts.failed',
					event_id: `${account.id}:${cutToMilliseconds(account.connection.updated_at)}`,
					account: account.id,
					user: user.id,
					error_code: 'invalid_mfa',
					error_message: account.connection.error_message,
					guidance: {
						known: true,
						basis: 'documented',
						group: 'mfa',
						title: expect.any(String),
						explanation: expect.any(String),
						actor: 'user',
						retry: 'now',
						retry_after_minutes: 0,
						next_step: expect.any(String),
						notify_applicant: true,
						subject: expect.any(String),
						suggested_message: expect.any(String),
						sms: expect.any(String),
					},
					first_connection: true,
					provider: {
						id: account.item,
						name: expect.any(String),
						kind: expect.any(String),
						status: 'healthy',
					},
					received_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
					resource: expect.objectContaining({ id: account.id, connection: account.connection }),
				},
			]);
		});

		it('is acknowledged to Argyle with 200 and {"received": true}', async () => {
			const { id } = await world.publishTrigger();

			const { deliveries } = world.argyle.playLogin();

			const attempts = (await deliveries).map(({ status, answer }) => [status, answer]);
			expect(attempts).toEqual([[200, '{"received":true}']]);
			await world.rest.waitForExecutions(id);
		});

		it('ends with its account deleted by the node behind the trigger', async () => {
			const { id } = await world.publishTrigger();

			const { account } = world.argyle.playLogin();

			const [execution] = await world.rest.waitForExecutions(id);
			expect(execution && readItems(execution, DELETE)).toEqual([{ deleted: true }]);
			expect(world.argyle.accounts.get(account.id)).toBeUndefined();
		});
	});

	describe('a published workflow', () => {
		const restarts = [
			{ how: 'a restart', stop: async () => await world.n8n.stop() },
			{ how: 'a crash', stop: async () => await world.n8n.kill() },
		];

		it.each(restarts)('runs once on a failed login after $how of n8n', async ({ stop }) => {
			const { id } = await world.publishTrigger();
			const before = world.argyle.webhooks.list();
			await stop();
			await world.n8n.start();

			world.argyle.playLogin();

			await world.rest.waitForExecutions(id);
			await world.argyle.settled();
			expect(await world.rest.listExecutions(id)).toHaveLength(1);
			const after = world.argyle.webhooks.list();
			expect(after.map((one) => one.id)).toEqual(before.map((one) => one.id));
			await world.rest.unpublish(id);
			expect(world.argyle.webhooks.list()).toEqual([]);
		});
	});

	it('puts no secret into any log, answer or execution [checklist 27]', async () => {
		expect(world.countSecrets()).toBeGreaterThan(10);
		expect(await world.findLeaks()).toEqual([]);
	});
});

/** Argyle's REST cuts the microseconds of its timestamps, and so does an event id. */
function cutToMilliseconds(timestamp: string | null): string {
	return (timestamp ?? '').replace(/(\.\d{3})\d+/, '$1');
}
