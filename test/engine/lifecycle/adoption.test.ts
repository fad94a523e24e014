import { randomBytes } from 'node:crypto';
import type { Webhook } from '../../../tools/simulator/types.cts';
import type { Stage } from '../../support/stage';
import { createDelivery } from './deliveries';
import { copyStaticData, idsOf, readOnly, useArgyle } from './scene';

describe('a subscription that n8n has forgotten', () => {
	const scene = useArgyle();

	/** A node that was published and whose static data is lost, as after a crash or a restored backup. */
	const forget = async (): Promise<{ forgetful: Stage; orphan: Webhook }> => {
		await scene.createStage().publish();
		scene.argyle.clearJournal();
		return { forgetful: scene.createStage(), orphan: readOnly(scene.list()) };
	};

	const addForeign = (count: number) => {
		for (let index = 0; index < count; index++) {
			scene.argyle.webhooks.add({ url: `https://foreign.example.com/${index}` });
		}
	};

	it('is taken over, with its secret, and no other is made [checklist 53]', async () => {
		const { forgetful, orphan } = await forget();

		await forgetful.publish();

		expect(scene.list()).toEqual([orphan]);
		expect(scene.count('POST')).toBe(0);
		expect(forgetful.staticData).toEqual({
			webhookId: orphan.id,
			webhookUrl: forgetful.webhookUrl,
			webhookSecret: orphan.secret,
			environment: 'custom',
			instanceId: 'instance-1',
		});
	});

	// Newest first, 200 a page: an old one moves to the back.
	it.each([1, 199, 200, 201, 450])(
		'is found behind %i newer ones of others [checklist 54]',
		async (newer) => {
			const { forgetful, orphan } = await forget();
			addForeign(newer);

			await forgetful.publish();

			expect(forgetful.staticData.webhookId).toBe(orphan.id);
			expect(scene.count('POST')).toBe(0);
			expect(scene.list()).toHaveLength(newer + 1);
		},
	);

	it('is replaced when Argyle hides its secret, also on a later page [checklist 53, 54]', async () => {
		const { forgetful, orphan } = await forget();
		addForeign(250);
		scene.argyle.settings.hideSecrets = true;

		await forgetful.publish();

		const made = readOnly(scene.list().filter(({ url }) => url === forgetful.webhookUrl));
		expect(made.id).not.toBe(orphan.id);
		expect(forgetful.staticData).toMatchObject({ webhookId: made.id, webhookSecret: made.secret });
		expect(scene.list()).toHaveLength(251);
	});

	it('is removed when the workflow is unpublished [checklist 53]', async () => {
		const { forgetful } = await forget();

		await forgetful.delete();

		expect(scene.list()).toEqual([]);
	});

	it('is healthy by its id when the list hides secrets [checklist 52]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const before = copyStaticData(stage);
		scene.argyle.settings.hideSecrets = true;

		await expect(stage.checkExists()).resolves.toBe(true);

		expect(copyStaticData(stage)).toEqual(before);
	});

	it.each(['', '   ', '********', '<redacted>', '…'])(
		'is replaced when the list shows %j in place of its secret [checklist 53]',
		async (shown) => {
			const { forgetful, orphan } = await forget();
			scene.argyle.webhooks.update(orphan.id, { secret: shown });

			await forgetful.publish();

			const made = readOnly(scene.list());
			expect(made.id).not.toBe(orphan.id);
			expect(forgetful.staticData.webhookSecret).toBe(made.secret);
		},
	);

	it('keeps one of several and removes the others [checklist 53]', async () => {
		const { forgetful, orphan } = await forget();
		const copies = [1, 2, 3].map(() =>
			scene.argyle.webhooks.add({ ...orphan, id: crypto.randomUUID() }),
		);

		await forgetful.publish();

		const kept = readOnly(scene.list());
		expect(forgetful.staticData).toMatchObject({ webhookId: kept.id, webhookSecret: kept.secret });
		expect([...idsOf(copies), orphan.id, ...idsOf(scene.list())]).toContain(kept.id);
		const { status } = await forgetful.deliver(createDelivery(scene.argyle, kept));
		expect(status).toBe(200);
	});

	it('is the oldest of several, in every process [checklist 60]', async () => {
		const { forgetful, orphan } = await forget();
		scene.argyle.webhooks.add({ ...orphan, id: 'f', created_at: '2100-01-01T00:00:00.000000Z' });

		await expect(forgetful.checkExists()).resolves.toBe(true);

		expect(scene.list()).toEqual([orphan]);
		expect(forgetful.staticData.webhookId).toBe(orphan.id);
	});

	it.each(['a', 'e'.repeat(64)])(
		'is not taken for one that somebody made for its URL with the secret %j [checklist 53]',
		async (secret) => {
			const stage = scene.createStage();
			const config = { include_resource: true };
			const events = ['accounts.failed'];
			scene.argyle.webhooks.add({ name: 'by hand', url: stage.webhookUrl, events, config, secret });

			await stage.publish();

			expect(readOnly(scene.list()).secret).toBe(stage.staticData.webhookSecret);
			expect(stage.staticData.webhookSecret).not.toBe(secret);
			const forged = createDelivery(scene.argyle, { name: 'by hand', secret });
			expect(await stage.deliver(forged)).toMatchObject({ status: 401, items: undefined });
		},
	);

	it('removes the ones that do not match next to one that does [checklist 53]', async () => {
		const { forgetful, orphan } = await forget();
		scene.argyle.webhooks.add({ ...orphan, id: 'wide', events: ['*'] });
		scene.argyle.webhooks.add({ ...orphan, id: 'bare', config: {} });

		await forgetful.publish();

		expect(idsOf(scene.list())).toEqual([orphan.id]);
		expect(scene.count('POST')).toBe(0);
	});

	it('is verified by what Argyle shows, not by what was stored of another [checklist 53]', async () => {
		const { orphan } = await forget();
		const stage = scene.createStage({
			staticData: {
				'node:Argyle Trigger': {
					webhookId: 'long-gone',
					webhookUrl: orphan.url,
					webhookSecret: randomBytes(32).toString('hex'),
					environment: 'custom',
				},
			},
		});

		await stage.publish();

		expect(stage.staticData).toMatchObject({ webhookId: orphan.id, webhookSecret: orphan.secret });
		expect(scene.list()).toEqual([orphan]);
	});
});
