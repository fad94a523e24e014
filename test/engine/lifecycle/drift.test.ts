import type { IDataObject } from 'n8n-workflow';
import type { Webhook } from '../../../tools/simulator/types.cts';
import { createDelivery } from './deliveries';
import { beforeEachRequest } from './requests';
import { copyStaticData, readOnly, useArgyle } from './scene';

describe('a subscription that somebody changed', () => {
	const scene = useArgyle();

	const edits: Array<[what: string, edit: Partial<Webhook>]> = [
		['delivers another event', { events: ['accounts.added'] }],
		['delivers every event', { events: ['*'] }],
		['delivers one event too many', { events: ['accounts.failed', 'accounts.added'] }],
		['delivers no event', { events: [] }],
		['leaves out the account details', { config: {} }],
		['has the account details switched off', { config: { include_resource: false } }],
		['points elsewhere', { url: 'https://elsewhere.example.com/webhook' }],
		['points to another path of this n8n', { url: 'https://n8n.example.com/webhook/x/webhook' }],
	];

	/** Publishes, lets `edit` happen in Console, and begins a new life with what n8n has saved. */
	const createEdited = async (edit: Partial<Webhook>) => {
		const first = scene.createStage();
		await first.publish();
		const edited = scene.argyle.webhooks.update(readOnly(scene.list()).id, edit);
		scene.argyle.clearJournal();
		const saved = copyStaticData(first);
		return { edited, saved, stage: scene.createStage({ staticData: copyStaticData(first) }) };
	};

	const isRight = ({ url, events, config }: Webhook, wanted: string) =>
		url === wanted &&
		events.join() === 'accounts.failed' &&
		JSON.stringify(config) === '{"include_resource":true}';

	describe.each(edits)('so that it %s', (_what, edit) => {
		it('is replaced by one that is right [checklist 55]', async () => {
			const { edited, stage } = await createEdited(edit);

			await expect(stage.checkExists()).resolves.toBe(false);
			await stage.create();

			const made = readOnly(scene.list());
			expect(isRight(made, stage.webhookUrl)).toBe(true);
			expect(made.id).not.toBe(edited.id);
			expect(stage.staticData).toMatchObject({ webhookId: made.id, webhookSecret: made.secret });
			expect(scene.count('POST')).toBe(1);
		});

		it('is there until the new one is [checklist 55]', async () => {
			const { edited, stage } = await createEdited(edit);
			const moments: Webhook[][] = [];
			beforeEachRequest(stage, () => {
				moments.push(scene.list());
			});

			await stage.publish();
			moments.push(scene.list());

			const covered = moments.map((moment) =>
				moment.some((one) => one.id === edited.id || isRight(one, stage.webhookUrl)),
			);
			expect(covered.length).toBeGreaterThan(3);
			expect(covered).not.toContain(false);
		});

		it('has its deliveries verified at each moment of the repair [checklist 55, 61]', async () => {
			const { saved, stage } = await createEdited(edit);
			const statuses: number[] = [];
			// Until `create` has returned, n8n has the old copy in its database.
			const deliver = async (staticData: IDataObject) => {
				const before = scene.createStage({ staticData });
				for (const one of scene.list()) {
					const answer = await before.deliver(createDelivery(scene.argyle, one));
					statuses.push(answer.status);
				}
			};
			beforeEachRequest(stage, async () => {
				await deliver(structuredClone(saved));
				await deliver(copyStaticData(stage));
			});

			await stage.publish();
			await deliver(copyStaticData(stage));

			expect(statuses.length).toBeGreaterThan(6);
			expect(new Set(statuses)).toEqual(new Set([200]));
		});
	});

	it.each([null, ''])(
		'so that Argyle signs nothing any more (%j) is replaced [checklist 55]',
		async (secret) => {
			const { edited, stage } = await createEdited({ secret });

			await stage.publish();

			const made = readOnly(scene.list());
			expect(made.id).not.toBe(edited.id);
			const answer = await stage.deliver(createDelivery(scene.argyle, made));
			expect(answer.items).toHaveLength(1);
		},
	);

	it('is not replaced for what is none of our business [checklist 55]', async () => {
		const { edited, stage } = await createEdited({
			name: 'renamed in Console',
			last_sent_at: '2026-11-20T10:00:00.000000Z',
		});

		await expect(stage.checkExists()).resolves.toBe(true);

		expect(scene.list()).toEqual([edited]);
	});

	it('is created again when somebody deleted it [checklist 55]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		scene.argyle.webhooks.clear();

		await stage.publish();

		expect(stage.staticData.webhookId).toBe(readOnly(scene.list()).id);
	});

	it('follows the option of the user: details switched on and off [checklist 55]', async () => {
		const on = scene.createStage();
		await on.publish();
		const off = scene.createStage({
			parameters: { includeResource: false },
			staticData: copyStaticData(on),
		});

		await off.publish();

		const changed = readOnly(scene.list());
		expect(changed.config).toEqual({ include_resource: false });
		expect(off.staticData.webhookId).toBe(changed.id);
	});

	it('moves with a changed WEBHOOK_URL [checklist 55]', async () => {
		const old = scene.createStage();
		await old.publish();
		const moved = scene.createStage({
			webhookBaseUrl: 'https://new.example.com',
			staticData: copyStaticData(old),
		});

		await moved.publish();

		const made = readOnly(scene.list());
		expect(made.url).toBe(moved.webhookUrl);
		expect(made.url).toContain('https://new.example.com/');
		expect(await moved.deliver(createDelivery(scene.argyle, made))).toMatchObject({ status: 200 });
	});
});
