import type { IDataObject } from 'n8n-workflow';
import type { Webhook } from '../../../tools/simulator/types.cts';
import { createDelivery } from './deliveries';
import { beforeEachRequest } from './requests';
import { copyStaticData, readOnly, useArgyle } from './scene';

describe('a subscription that somebody changed', () => {
	const scene = useArgyle();

	const edits: Array<[what: string, edit: Partial<Webhook>]> = [
		['delivers every event', { events: ['*'] }],
		['leaves out the account details', { config: {} }],
		['points elsewhere', { url: 'https://elsewhere.example.com/webhook' }],
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

	it.each(edits)(
		'so that it %s is replaced, with its deliveries verified at each moment [checklist 55, 61]',
		async (_what, edit) => {
			const { edited, saved, stage } = await createEdited(edit);
			const moments: Webhook[][] = [];
			const statuses: number[] = [];
			// Until `create` has returned, n8n has the old copy in its database.
			const deliver = async (...copies: IDataObject[]) => {
				moments.push(scene.list());
				for (const staticData of copies) {
					const before = scene.createStage({ staticData });
					for (const one of scene.list()) {
						statuses.push((await before.deliver(createDelivery(scene.argyle, one))).status);
					}
				}
			};
			beforeEachRequest(stage, async () => {
				await deliver(structuredClone(saved), copyStaticData(stage));
			});

			await expect(stage.checkExists()).resolves.toBe(false);
			await stage.create();
			await deliver(copyStaticData(stage));

			const made = readOnly(scene.list());
			expect(isRight(made, stage.webhookUrl)).toBe(true);
			expect(made.id).not.toBe(edited.id);
			expect(stage.staticData).toMatchObject({ webhookId: made.id, webhookSecret: made.secret });
			expect(scene.count('POST')).toBe(1);
			const covered = moments.map((moment) =>
				moment.some((one) => one.id === edited.id || isRight(one, stage.webhookUrl)),
			);
			expect(covered.length).toBeGreaterThan(3);
			expect(covered).not.toContain(false);
			expect(new Set(statuses)).toEqual(new Set([200]));
		},
	);

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

	it('is not replaced for a new name or time of its last delivery [checklist 55]', async () => {
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

	it('follows the switch of the user for account details [checklist 55]', async () => {
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
