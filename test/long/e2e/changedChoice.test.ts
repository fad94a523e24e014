import { pause, until } from '../../../tools/process/wait.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';
import type { Receiver } from '../../../tools/simulator/receiver.cts';
import { pollEvery } from '../../../tools/n8n/world/pollTimes.cts';
import { TRIGGER } from '../../../tools/n8n/world/workflows.cts';
import { openWorld } from '../../../tools/n8n/world/world.cts';
import type { World } from '../../../tools/n8n/world/world.cts';
import { listEventIds, readJoined } from '../../../tools/n8n/world/joined.cts';

/** Failures during each publishing, and the time between two of them, in ms. */
const failures = 6;
const failureMs = 150;

const patience = { timeoutMs: 120_000, intervalMs: 250 };

/** What "Trigger On" is changed to, one after the other. */
const choices = [
	['accounts.failed', 'accounts.disconnected'],
	['accounts.failed'],
	['accounts.failed', 'accounts.connected', 'accounts.removed'],
	['accounts.disconnected', 'accounts.failed'],
];

jest.setTimeout(240_000);

describe.each([
	['the publication engine', true],
	['the older engine', false],
])('a choice of events that changes while logins fail, under %s', (_engine, publicationService) => {
	let world: World;
	let passed: Receiver;

	beforeAll(async () => {
		world = await openWorld({ cell: { publicationService } });
		passed = await startReceiver();
	}, 300_000);

	afterAll(async () => {
		await world?.close();
		await passed?.close();
	});

	it('loses no failure with both triggers, and each passes once [checklist 95, 100]', async () => {
		const { argyle, rest } = world;
		const poll = { parameters: { pollTimes: pollEvery(5), accounts: 'all' } };
		const { id } = await rest.createWorkflow(readJoined(passed.url, world.credential, poll));
		await rest.publish(id);
		const failed: string[] = [];
		const change = async (events: string[]) => {
			const { nodes } = await rest.getWorkflow(id);
			const changed = nodes.map((node) =>
				node.name === TRIGGER ? { ...node, parameters: { events } } : node,
			);
			await rest.updateWorkflow(id, { nodes: changed });
			await rest.publish(id);
		};

		for (const events of choices) {
			const changing = change(events);
			for (let count = 0; count < failures; count += 1) {
				const { id: account, connection } = argyle.playLogin({ errorCode: 'invalid_mfa' }).account;
				failed.push(`${account}:${new Date(connection.updated_at ?? '').toISOString()}`);
				await pause(failureMs);
			}
			await changing;
		}

		const passedOn = () => listEventIds(passed.received);
		await until('Each failure', () => new Set(passedOn()).size >= failed.length, patience);
		await until('The end of all executions', async () => {
			const all = await rest.listExecutions(id);
			return all.every(({ status }) => ['success', 'error', 'crashed'].includes(status));
		});
		expect(passedOn()).toEqual(failed.sort());
		expect(argyle.webhooks.list()).toMatchObject([
			{ events: expect.arrayContaining(['accounts.failed', 'accounts.updated']) },
		]);
	});
});
