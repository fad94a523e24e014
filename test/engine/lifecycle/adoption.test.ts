import type { Webhook } from '../../../tools/simulator/types.cts';
import type { Stage } from '../../support/stage';
import { createDelivery } from './deliveries';
import { idsOf, readOnly, useArgyle } from './scene';

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
	it.each([1, 450])('is found behind %i newer ones of others [checklist 54]', async (newer) => {
		const { forgetful, orphan } = await forget();
		addForeign(newer);
		await forgetful.publish();
		expect(forgetful.staticData.webhookId).toBe(orphan.id);
		expect(scene.count('POST')).toBe(0);
		expect(scene.list()).toHaveLength(newer + 1);
	});

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

	it('is the oldest of several, in every process [checklist 60]', async () => {
		const { forgetful, orphan } = await forget();
		scene.argyle.webhooks.add({ ...orphan, id: 'f', created_at: '2100-01-01T00:00:00.000000Z' });
		await expect(forgetful.checkExists()).resolves.toBe(true);
		expect(scene.list()).toEqual([orphan]);
		expect(forgetful.staticData.webhookId).toBe(orphan.id);
	});

	it.each(['a', 'e'.repeat(64)])(
		'is not confused with one that somebody made for its URL with the secret %j [checklist 53, 85]',
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

	it('removes subscriptions that do not match when one does [checklist 53]', async () => {
		const { forgetful, orphan } = await forget();
		scene.argyle.webhooks.add({ ...orphan, id: 'wide', events: ['*'] });
		scene.argyle.webhooks.add({ ...orphan, id: 'bare', config: {} });
		await forgetful.publish();
		expect(idsOf(scene.list())).toEqual([orphan.id]);
		expect(scene.count('POST')).toBe(0);
	});
});
