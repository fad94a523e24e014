import { readItems } from '../../tools/n8n/rest/index.cts';
import { withCredential } from '../../tools/n8n/world/workflow.cts';
import { TRIGGER } from '../../tools/n8n/world/workflows.cts';
import type { SharedWorld } from '../../tools/n8n/world/shared.cts';

const all = ['accounts.failed', 'accounts.connected', 'accounts.disconnected', 'accounts.removed'];

/**
 * Declares what each event does in a real n8n.
 * @param open gives the n8n
 */
export function describeEvents(open: () => Promise<SharedWorld>): void {
	jest.setTimeout(180_000);

	let world: SharedWorld;

	beforeAll(async () => {
		world = await open();
	}, 300_000);

	afterEach(async () => {
		await world.unpublishAll();
		await world.argyle.reset();
	});

	afterAll(async () => await world.close());

	/** What each run of a workflow was started with, once as many of them have come. */
	const itemsOf = async (id: string, count: number): Promise<Array<Record<string, unknown>>> => {
		await world.argyle.settled();
		const executions = await world.rest.waitForExecutions(id, { count });
		return executions.flatMap((execution) => readItems(execution, TRIGGER)).reverse();
	};

	describe('one subscription carries all events', () => {
		it('each event starts the workflow once, with its own item [checklist 99, 100]', async () => {
			const { id } = await world.publishTrigger({
				events: all,
				includeResource: true,
				options: {},
			});
			expect(world.argyle.webhooks.list().map(({ events }) => events)).toEqual([
				['accounts.failed', 'accounts.connected', 'accounts.updated', 'accounts.removed'],
			]);
			// The workflow deletes only what never connected, so that the account lives on.
			const { account } = world.argyle.playLogin({ errorCode: null });
			await world.argyle.settled();
			world.argyle.live(account.id, { do: 'scan' });
			world.argyle.live(account.id, { do: 'lose', errorCode: 'system_error' });
			await world.argyle.settled();
			world.argyle.playLogin({ account: account.id, errorCode: 'invalid_credentials' });
			await world.argyle.settled();
			world.argyle.removeAccount(account.id);

			const items = await itemsOf(id, 4);
			expect(items.map(({ event }) => event).sort()).toEqual([...all].sort());
			const of = (event: string) => items.find((item) => item.event === event);
			expect(of('accounts.connected')).toMatchObject({ account: account.id, reconnected: null });
			expect(of('accounts.disconnected')).toMatchObject({
				error_code: 'system_error',
				first_connection: false,
				guidance: { known: true },
				provider: { name: 'Aramark' },
			});
			expect(of('accounts.failed')).toMatchObject({
				error_code: 'invalid_credentials',
				first_connection: false,
			});
			expect(of('accounts.removed')).toMatchObject({ event_id: `${account.id}:removed` });
			expect(new Set(items.map(({ event_id }) => event_id)).size).toBe(4);
		});

		it('a one-time verification that ends a day later starts nothing [checklist 103]', async () => {
			const { id } = await world.publishTrigger({ events: ['accounts.disconnected'] });
			world.argyle.playLogin({ errorCode: null, oneTime: true });
			world.argyle.passDay();
			await world.argyle.settled();
			const answers = world.argyle.deliveries.map(({ status, answer }) => [status, answer]);
			expect(answers.length).toBeGreaterThan(1);
			for (const [status, answer] of answers) {
				expect([status, JSON.stringify(answer)]).toEqual([200, expect.stringContaining('ignored')]);
			}
			expect(await world.rest.listExecutions(id)).toEqual([]);
		});
	});

	it('a changed choice of events takes effect with the next publishing [checklist 100]', async () => {
		const { id } = await world.publishTrigger({ events: ['accounts.failed'] });
		const workflow = await world.rest.getWorkflow(id);
		const nodes = workflow.nodes.map((node) =>
			node.name === TRIGGER ? { ...node, parameters: { events: ['accounts.connected'] } } : node,
		);
		await world.rest.updateWorkflow(id, { nodes });
		await world.rest.publish(id);
		expect(world.argyle.webhooks.list().map(({ events }) => events)).toEqual([
			['accounts.connected'],
		]);
		world.argyle.playLogin({ errorCode: 'invalid_mfa' });
		world.argyle.playLogin({ errorCode: null });
		const items = await itemsOf(id, 1);
		expect(items.map(({ event }) => event)).toEqual(['accounts.connected']);
	});

	it('a workflow that deletes on accounts.removed does not loop [checklist 109]', async () => {
		const { id } = await world.publishTrigger({ events: ['accounts.failed', 'accounts.removed'] });
		world.argyle.playLogin({ errorCode: 'invalid_mfa' });
		// The failure deletes the account, its removal finds it gone, and that is the end.
		await itemsOf(id, 2);
		await world.argyle.settled();
		const events = world.argyle.deliveries.map(({ event }) => event);
		expect(events).toEqual(['accounts.failed', 'accounts.removed']);
		expect(await world.rest.listExecutions(id)).toHaveLength(2);
	});

	// All at a time, as n8n tries each five times, for 15 s in all.
	it('a publishing that is refused says why, and leaves nothing at Argyle [checklist 57, 92]', async () => {
		const unknown = world.argyle.credential({ ...world.argyle.keys.sandbox, secret: 'wrong' });
		const credential = await world.rest.createCredential('argyleApi', 'Unknown', unknown);
		const trigger = withCredential(world.createNodes.trigger(TRIGGER, {}), credential);
		const publishing = [
			world.publishTrigger({ events: ['accounts.bogus'] }),
			world.publishTrigger({ options: { errorCodes: '={{ $env.CODES }}' } }),
			world.publishWorkflow('A key that Argyle does not know', [trigger]),
		];

		const outcomes = await Promise.allSettled(publishing);

		const reasons = outcomes.map((one) => (one.status === 'rejected' ? String(one.reason) : ''));
		expect(reasons).toEqual([
			expect.stringContaining('accounts.bogus'),
			expect.stringContaining("'Error Codes' has an expression"),
			expect.stringMatching(/did not accept the API key|does not know this API key/),
		]);
		expect(world.argyle.webhooks.list()).toEqual([]);
	});
}
