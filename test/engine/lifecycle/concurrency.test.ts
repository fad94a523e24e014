import { until } from '../../../tools/process/wait.cts';
import { readObject, readText } from '../../../nodes/Argyle/api/fields';
import { deriveSecret } from '../../../nodes/Argyle/trigger/derivedSecret';
import { createDelivery } from './deliveries';
import { beforeEachRequest } from './requests';
import { copyStaticData, readOnly, useArgyle } from './scene';

const processes = Array.from({ length: 20 }, (_, index) => index);

describe('publishing at the same time', () => {
	const scene = useArgyle();

	const untilRequested = async (times: number) => {
		await until('The first request of each', () => scene.count('POST') >= times);
	};

	it('in 20 processes leaves one subscription, and each has it stored [checklist 60]', async () => {
		const stages = processes.map(() => scene.createStage());
		await Promise.all(stages.map(async (stage) => await stage.publish()));
		const kept = readOnly(scene.list());
		for (const stage of stages) {
			expect(stage.staticData).toMatchObject({ webhookId: kept.id, webhookSecret: kept.secret });
		}
		const answers = await Promise.all(
			stages.map(async (stage) => await stage.deliver(createDelivery(scene.argyle, kept))),
		);
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
	});

	it('with 20 clicks in one process leaves one, and it is the one stored [checklist 60]', async () => {
		const stage = scene.createStage();
		await Promise.all(processes.map(async () => await stage.publish()));
		const kept = readOnly(scene.list());
		expect(stage.staticData).toMatchObject({ webhookId: kept.id, webhookSecret: kept.secret });
	});

	it.each([
		['an older one', '2020-01-01T00:00:00.000000Z', false],
		['a newer one', '2100-01-01T00:00:00.000000Z', true],
	])(
		'leaves one while the list shows %s and not yet what was just made [checklist 60]',
		async (_what, createdAt, keepsMade) => {
			await scene.createStage().publish();
			const { id } = readOnly(scene.list());
			const other = scene.argyle.webhooks.update(id, { created_at: createdAt });
			const body = { next: null, previous: null, results: [other] };
			scene.argyle.faults.add({ method: 'GET', path: '/v2/webhooks', status: 200, body });
			const stage = scene.createStage();
			await stage.create();
			const kept = readOnly(scene.list());
			expect(kept.id === id).toBe(!keepsMade);
			expect(stage.staticData).toMatchObject({ webhookId: kept.id, webhookSecret: kept.secret });
		},
	);

	it('leaves one, and each has it stored, while Argyle refuses account details [checklist 60]', async () => {
		const body = { config: ['Expected a dictionary of items.'] };
		const stages = processes.slice(0, 4).map(() => scene.createStage());
		const refusal = { method: 'POST', path: '/v2/webhooks', status: 400, body };
		scene.argyle.faults.add({ ...refusal, times: stages.length });
		// The refusals are for the first requests, and so nobody asks a second time before all have theirs.
		const areRefused = async () => await untilRequested(stages.length);
		for (const stage of stages) {
			beforeEachRequest(stage, async ({ method, body: params }) => {
				if (method === 'POST' && readObject(params, 'config') === null) await areRefused();
			});
		}
		await Promise.all(stages.map(async (stage) => await stage.create()));
		const kept = readOnly(scene.list());
		expect(kept.config).toEqual({});
		expect(stages.map(({ staticData }) => staticData.webhookId)).toEqual(stages.map(() => kept.id));
	});

	it('removes its own when there is an older one, with one request [checklist 60]', async () => {
		await scene.createStage().publish();
		const { id } = readOnly(scene.list());
		const stage = scene.createStage();
		await stage.create();
		expect(stage.staticData.webhookId).toBe(id);
		expect(readOnly(scene.list()).id).toBe(id);
		expect(scene.count('DELETE')).toBe(1);
	});

	it('is judged by the answer to its own request, not to that of another [checklist 60]', async () => {
		const stage = scene.createStage();
		const { webhookUrl: url } = stage;
		const secret = deriveSecret(scene.credential, url);
		const known = { events: ['accounts.failed'], secret };
		beforeEachRequest(stage, ({ method }) => {
			// Argyle lists the newest first.
			if (method === 'GET') scene.argyle.webhooks.add({ url, config: {}, ...known });
		});
		await stage.create();
		expect(readOnly(scene.list()).config).toEqual({ include_resource: true });
	});

	it('keeps the secret that it sent, whatever the list shows of it', async () => {
		const stage = scene.createStage();
		const sent: unknown[] = [];
		beforeEachRequest(stage, ({ method, body }) => {
			if (method === 'POST') sent.push(readText(body, 'secret'));
			if (method !== 'GET') return;
			for (const { id } of scene.list()) scene.argyle.webhooks.update(id, { secret: 'not it' });
		});
		await stage.create();
		expect(sent).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
		expect(stage.staticData.webhookSecret).toBe(sent[0]);
	});

	it('keeps its own although the list shows it with other events [checklist 60]', async () => {
		const stage = scene.createStage();
		beforeEachRequest(stage, ({ method }) => {
			if (method !== 'GET') return;
			for (const { id } of scene.list()) scene.argyle.webhooks.update(id, { events: ['*'] });
		});
		await stage.create();
		expect(stage.staticData.webhookId).toBe(readOnly(scene.list()).id);
	});

	it("above Argyle's rate limit leaves one in the end [checklist 60]", async () => {
		scene.argyle.settings.rateLimit = 30;
		const stages = processes.map(() => scene.createStage());
		await Promise.allSettled(stages.map(async (stage) => await stage.publish()));
		scene.argyle.settings.rateLimit = 0;
		const [last] = stages;
		await last?.publish();
		expect(last?.staticData.webhookId).toBe(readOnly(scene.list()).id);
	});

	it('as an unpublishing leaves none or the stored one, and a later publishing succeeds [checklist 60]', async () => {
		const before = scene.createStage();
		await before.publish();
		const saved = copyStaticData(before);
		const leaving = scene.createStage({ staticData: saved });
		const coming = scene.createStage();
		await Promise.all([leaving.delete(), coming.publish()]);
		const left = scene.list().map(({ id }) => id);
		expect([[], [coming.staticData.webhookId]]).toContainEqual(left);
		await coming.publish();
		const kept = readOnly(scene.list());
		expect(coming.staticData).toMatchObject({ webhookId: kept.id, webhookSecret: kept.secret });
	});
});
