import { randomUUID } from 'node:crypto';
import { pause, until } from '../../../tools/process/wait.cts';
import { seededRandom } from '../../../tools/simulator/random.cts';
import { startReceiver } from '../../../tools/simulator/receiver.cts';
import type { Receiver } from '../../../tools/simulator/receiver.cts';
import { readItems } from '../../../tools/n8n/rest/index.cts';
import { pollEvery } from '../../../tools/n8n/world/pollTimes.cts';
import { POLL, TRIGGER } from '../../../tools/n8n/world/workflows.cts';
import { openWorld } from '../../../tools/n8n/world/world.cts';
import type { World } from '../../../tools/n8n/world/world.cts';
import { listEventIds, readJoined } from '../../../tools/n8n/world/joined.cts';

const EDITS = 50;
/** In the name of the test, to play the same run again. */
const SEED = Date.now() % 1_000_000;
const patience = { timeoutMs: 120_000, intervalMs: 250 };

jest.setTimeout(1_200_000);

let world: World;
let passed: Receiver;

/** n8n saves the static data of a run as a whole when it ends: over what hooks and polls saved since. */
const count = `const data = $getWorkflowStaticData('global');
data.count = (data.count ?? 0) + 1;
return $input.all();`;

/** Publishes examples/no-failure-lost.json with a Code node that saves static data. */
async function publishBoth(): Promise<string> {
	const poll = { parameters: { pollTimes: pollEvery(5), accounts: 'all' } };
	const example = readJoined(passed.url, world.credential, poll);
	const nodes = example.nodes.map((node) =>
		node.name === 'Failure'
			? { ...node, type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: count } }
			: node,
	);
	const { id } = await world.rest.createWorkflow({ ...example, nodes });
	await world.rest.publish(id);
	return id;
}

const passedOn = () => listEventIds(passed.received);

const findDoubles = (list: string[]) => list.filter((one, index) => list.indexOf(one) !== index);

/**
 * What runs began with that n8n interrupted: when n8n 2.41 stops, it first stops the task runner, and a
 * Code node at work ends its run in an error.
 */
async function listInterrupted(workflow: string): Promise<string[]> {
	const all = await world.rest.listExecutions(workflow);
	const failed = all.filter(({ status }) => status === 'error');
	const executions = await Promise.all(failed.map(({ id }) => world.rest.getExecution(id)));
	return executions
		.flatMap((one) => [...readItems(one, TRIGGER), ...readItems(one, POLL)])
		.map((item) => String(item.event_id));
}

/** Two polls have begun and ended from now on. */
async function seeWholePoll(): Promise<void> {
	const listings = () => world.argyle.requestsTo('GET', '/v2/accounts');
	const from = listings().length;
	const begun = () =>
		listings()
			.slice(from)
			.filter(({ query, status }) => !query.cursor && status === 200);
	await until('Three polls', () => begun().length >= 3, patience);
}

describe.each([
	['the publication engine', true],
	['the older engine', false],
])(
	'both triggers in one workflow, with a Code node that saves static data, under %s',
	(_engine, publicationService) => {
		beforeAll(async () => {
			world = await openWorld({ cell: { publicationService } });
			passed = await startReceiver();
		}, 300_000);

		afterAll(async () => {
			await world.close();
			await passed.close();
		});

		it(`${EDITS} edits, restarts and outages at random: each failure starts the workflow, and passes no more than once (seed ${SEED}) [checklist 96]`, async () => {
			const random = seededRandom(SEED);
			const { argyle, rest, n8n } = world;
			const expected: string[] = [];
			const workflow = await publishBoth();

			const fail = () => {
				const { account } = argyle.playLogin({ errorCode: 'invalid_mfa' });
				const at = new Date(account.connection.updated_at ?? '').toISOString();
				expected.push(`${account.id}:${at}`);
			};
			const edit = async () => {
				const { nodes } = await rest.getWorkflow(workflow);
				const changed = nodes.map((one) =>
					one.name === 'Failure'
						? { ...one, parameters: { jsCode: `${count}\n// ${randomUUID()}` } }
						: one,
				);
				await rest.updateWorkflow(workflow, { nodes: changed });
				await rest.publish(workflow);
			};
			const disturb = async (turn: number) => {
				if (turn % 10 === 4) {
					await n8n.stop();
					fail();
					await n8n.start();
				}
				if (turn % 10 === 8) {
					const path = random() < 0.5 ? '/v2/accounts' : '/v2/webhooks';
					argyle.faults.add({ path, status: random() < 0.5 ? 503 : 429, times: 3 });
				}
			};

			for (let turn = 0; turn < EDITS; turn += 1) {
				fail();
				if (random() < 0.5) await pause(random() * 1_000);
				await disturb(turn);
				if (random() < 0.5) fail();
				await edit().catch(async () => {
					// What Argyle refused three times over is published by the next edit.
					argyle.faults.clear();
					await edit();
				});
			}
			argyle.faults.clear();
			const listMissing = async () => {
				const started = new Set([...passedOn(), ...(await listInterrupted(workflow))]);
				return expected.filter((one) => !started.has(one));
			};
			// Without a throw: what is missing says more than a timeout.
			await until('Each failure', async () => (await listMissing()).length === 0, patience).catch(
				() => null,
			);
			expect(await listMissing()).toEqual([]);
			await seeWholePoll();
			await until('The end of all executions', async () => {
				const all = await rest.listExecutions(workflow);
				return all.every(({ status }) => ['success', 'error', 'crashed'].includes(status));
			});
			expect(findDoubles(passedOn())).toEqual([]);
			expect(argyle.webhooks.list()).toHaveLength(1);
			expect(await world.findLeaks()).toEqual([]);
		});
	},
);
