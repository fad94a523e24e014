import { randomUUID } from 'node:crypto';
import type { Credential } from '../../tools/n8n/rest/credentials.cts';
import { copyExport, exportFile } from '../../tools/n8n/world/exported.cts';
import { pollEvery } from '../../tools/n8n/world/pollTimes.cts';
import { eraseStaticData } from '../../tools/n8n/world/storage.cts';
import { createCode, createNode, leadTo, withCredential } from '../../tools/n8n/world/workflow.cts';
import { TRIGGER } from '../../tools/n8n/world/workflows.cts';
import { openWorld } from '../../tools/n8n/world/world.cts';
import { say } from '../../tools/process/progress.cts';
import { until } from '../../tools/process/wait.cts';
import type { Scene } from './subscription/scene';
import { engines, openScene } from './subscription/scene';

jest.setTimeout(300_000);

const patience = { timeoutMs: 90_000 };

describe.each(engines)('the trigger under $engine of n8n', ({ publicationService }) => {
	let world: Scene;

	beforeAll(async () => {
		world = await openScene(publicationService);
	}, 300_000);

	afterEach(async () => await world.clear());

	afterAll(async () => await world.close());

	/** Publishes a workflow again whose trigger has another option. */
	const publishChange = async (id: string, options: Record<string, unknown>) => {
		await world.changeTrigger(id, { parameters: { options } });
		await world.rest.publish(id);
	};

	it('delivers although n8n has lost its static data, and its subscription is removed in the end [checklist 53, 82]', async () => {
		const { id } = await world.publishTrigger();
		await world.n8n.stop();
		await eraseStaticData(world.n8n, id);
		await world.n8n.start();

		await world.expectOneRun(id);

		expect(world.countPosts()).toBe(1);
		await world.rest.unpublish(id);
		expect(world.list()).toEqual([]);
	});

	it('accepts what Argyle sends after its key was replaced, before and after the next publishing [checklist 83]', async () => {
		const addKey = () => world.argyle.credential(world.argyle.keyring.add());
		const credential = await world.rest.createCredential('argyleApi', 'To replace', addKey());
		const trigger = withCredential(world.createNodes.trigger(TRIGGER, {}), credential);
		const id = await world.publishWorkflow('With a key to replace', [trigger]);
		const older = world.readOnly();

		await world.rest.updateCredential(credential, addKey());

		expect(await world.deliver(older)).toBe(200);
		// n8n 2.41 calls no hook when a trigger is published that has not changed.
		await world.rest.unpublish(id);
		await world.rest.publish(id);
		const renewed = world.readOnly();
		expect(renewed.secret).not.toBe(older.secret);
		expect(await world.deliver(renewed)).toBe(200);
	});

	describe('next to a polling trigger, or a node that keeps static data', () => {
		const count = `
			const data = $getWorkflowStaticData('global');
			await new Promise((resolve) => setTimeout(resolve, 8000));
			data.count = (data.count ?? 0) + 1;
			return [];`;

		/** Both triggers in one workflow, with a credential of its own whose key can be rotated. */
		const publishBoth = async () => {
			const data = world.argyle.credential(world.argyle.keyring.add());
			const credential = await world.rest.createCredential('argyleApi', 'To rotate', data);
			const { trigger, poll } = world.createNodes;
			const triggers = [trigger(TRIGGER, {}), poll('Poll', { pollTimes: pollEvery(10) })].map(
				(node) => withCredential(node, credential),
			);
			const next = leadTo(['Count']);
			const nodes = [...triggers, createCode('Count', count)];
			const id = await world.publishWorkflow('Both', nodes, { [TRIGGER]: next, Poll: next });
			return { id, credential };
		};

		const rotate = async ({ credential }: { credential: Credential }) => {
			const data = world.argyle.credential(world.argyle.keyring.add());
			await world.rest.updateCredential(credential, data);
		};

		it('accepts what Argyle sends after the poll has saved an older copy of its secret [checklist 82]', async () => {
			const both = await publishBoth();
			await rotate(both);
			await publishChange(both.id, { actors: ['user'] });
			const { secret } = world.readOnly();
			expect(await world.deliver()).toBe(200);
			const seen = (await world.rest.listExecutions(both.id)).length;

			// The poll finds it, and n8n saves what the poll was published with.
			world.argyle.webhooks.update(world.readOnly().id, { url: 'http://127.0.0.1:9/nobody' });
			world.argyle.playLogin({ errorCode: 'invalid_mfa' });
			await until(
				'The run of the poll',
				async () => (await world.rest.listExecutions(both.id)).length > seen,
				patience,
			);
			await until(
				'The end of all runs',
				async () =>
					(await world.rest.listExecutions(both.id)).every(({ status }) => status !== 'running'),
				patience,
			);
			const { url } = await findTrigger(both.id);
			world.argyle.webhooks.update(world.readOnly().id, { url });
			world.argyle.clearJournal();

			expect(await world.deliver()).toBe(200);

			expect(world.readOnly().secret).toBe(secret);
			expect(world.argyle.requestsTo('GET', '/v2/webhooks')).toEqual([]);
		});

		it('accepts what Argyle sends after a run that began before the publishing has saved its copy [checklist 82]', async () => {
			const both = await publishBoth();
			expect(await world.deliver()).toBe(200);
			await rotate(both);
			await publishChange(both.id, { actors: ['user'] });
			const current = world.readOnly();
			await until(
				'The save of the older copy',
				async () => Object((await world.readStatic(both.id)).global).count === 1,
				patience,
			);
			const stored = Object((await world.readStatic(both.id))[`node:${TRIGGER}`]);
			// What is asserted below is of interest only then.
			expect(stored.webhookSecret).not.toBe(current.secret);
			world.argyle.clearJournal();

			expect(await world.deliver(current)).toBe(200);

			expect(world.argyle.requestsTo('GET', '/v2/webhooks')).toEqual([]);
		});

		const findTrigger = async (id: string) => {
			const { nodes } = await world.rest.getWorkflow(id);
			const trigger = nodes.find(({ name }) => name === TRIGGER);
			return { url: `${world.n8n.url}/webhook/${String(trigger?.webhookId)}/webhook` };
		};
	});

	it('sends only the removal and the list before the POST when a change is published [checklist 94]', async () => {
		const { id } = await world.publishTrigger();
		world.argyle.faults.add({ path: '/v2/webhooks', delayMs: 200, times: Infinity });
		world.argyle.clearJournal();

		await publishChange(id, { output: 'raw' });

		const at = (method: string) => world.argyle.requestsTo(method, /^\/v2\/webhooks/)[0]?.at ?? NaN;
		const gapMs = at('POST') - at('DELETE');
		say(`gap of a publishing with 200 ms an answer: ${gapMs} ms`);
		const posted = at('POST');
		const before = world.argyle
			.requestsTo('GET', /^\/v2\/webhooks/)
			.filter((request) => request.at < posted);
		expect(before.length).toBeLessThanOrEqual(1);
	});

	it('keeps its subscription when Argyle limits requests at n8n start, and loses no login [checklist 87]', async () => {
		const { id } = await world.publishTrigger();
		const before = world.readOnly();
		await world.n8n.stop();
		world.argyle.clearJournal();
		const limited = { method: 'GET', path: '/v2/webhooks', status: 429, times: 2 };
		world.argyle.faults.add({ ...limited, headers: { 'retry-after': '1' } });
		await world.n8n.start();
		if (!publicationService) {
			await until('The list', () => world.argyle.requestsTo('GET', '/v2/webhooks').length > 0);
		}

		expect(await world.deliver()).toBe(200);

		await world.rest.waitForExecutions(id);
		expect(world.argyle.requestsTo('DELETE', /^\/v2\/webhooks/)).toEqual([]);
		expect(world.argyle.requestsTo('POST', '/v2/webhooks')).toEqual([]);
		expect(world.readOnly().id).toBe(before.id);
	});

	it('delays no other workflow when Argyle is silent at n8n start, and keeps ten subscriptions [checklist 88]', async () => {
		for (let count = 0; count < 10; count++) await world.publishTrigger();
		const before = world.list().map(({ id }) => id);
		const rule = { interval: [{ field: 'seconds', secondsInterval: 1 }] };
		// Published last, so the older engine starts it behind all of ours.
		const other = await world.publishWorkflow('Nothing to do with Argyle', [
			createNode('n8n-nodes-base.scheduleTrigger', 'Each Second', { rule }, { typeVersion: 1.2 }),
			createNode('n8n-nodes-base.noOp', 'End'),
		]);
		await until(
			'A first run',
			async () => (await world.rest.listExecutions(other)).length > 0,
			patience,
		);
		await world.n8n.stop();
		world.argyle.faults.add({ path: '/v2', delayMs: 60_000, times: Infinity });
		await world.n8n.start();
		const started = performance.now();
		const newest = async () => Number((await world.rest.listExecutions(other))[0]?.id);
		const last = await newest();

		await until(
			'The next run of the other workflow',
			async () => (await newest()) > last,
			patience,
		);

		const waitedMs = Math.round(performance.now() - started);
		say(`silent Argyle: the other workflow runs after ${waitedMs} ms`);
		expect(waitedMs).toBeLessThan(15_000);
		expect(world.list().map(({ id }) => id)).toEqual(before);
		world.argyle.faults.clear();
		const [first] = world.list();
		expect(await world.deliver(first)).toBe(200);
	});

	it('names in the log the subscription that is left after its credential was deleted [checklist 90]', async () => {
		const data = world.argyle.credential();
		const credential = await world.rest.createCredential('argyleApi', 'To delete', data);
		const trigger = withCredential(world.createNodes.trigger(TRIGGER, {}), credential);
		const id = await world.publishWorkflow('With a credential to delete', [trigger]);
		const left = world.readOnly();
		await world.rest.deleteCredential(credential);

		await world.rest.unpublish(id).catch(() => undefined);

		await until(
			'The note in the log',
			() => world.n8n.readLog().includes(`Webhook subscription ${left.id} for ${left.url}`),
			patience,
		);
	});

	it('leaves alone the subscription of the n8n that it was exported from [checklist 89]', async () => {
		const { id } = await world.publishTrigger();
		const before = world.readOnly();
		const file = exportFile(world.n8n.userFolder);
		await world.n8n.command('export:workflow', `--id=${id}`, `--output=${file}`);
		// The n8ns of the tests start on copies of one database, and would pass for one that has moved.
		const env = { N8N_INSTANCE_ID: randomUUID() };
		const elsewhere = await openWorld({ cell: { publicationService }, env });
		try {
			const { id: credentialId, name } = await elsewhere.rest.createCredential(
				'argyleApi',
				'Shared key',
				world.argyle.credential(),
			);
			const credentials = { argyleApi: { id: credentialId, name } };
			copyExport(world.n8n.userFolder, elsewhere.n8n.userFolder, credentials);
			const copy = exportFile(elsewhere.n8n.userFolder);
			await elsewhere.n8n.command('import:workflow', `--input=${copy}`);
			await elsewhere.rest.publish(id);

			expect(world.list().map(({ url }) => new URL(url).host)).toEqual([
				new URL(before.url).host,
				new URL(elsewhere.n8n.url).host,
			]);
			expect(await world.deliver(before)).toBe(200);
			await elsewhere.rest.unpublish(id);
			expect(world.list().map(({ id: left, url }) => [left, url])).toEqual([
				[before.id, before.url],
			]);
		} finally {
			await elsewhere.close();
		}
	});
});
