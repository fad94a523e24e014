import { deriveSecret } from '../../../nodes/Argyle/trigger/derivedSecret';
import { copyStaticData, idsOf, readOnly, useArgyle } from './scene';

describe('publishing and unpublishing', () => {
	const scene = useArgyle();

	it('makes exactly one subscription with the documented fields, and stores it [checklist 50]', async () => {
		const stage = scene.createStage();
		await stage.publish();

		const subscription = readOnly(scene.list());
		expect(subscription).toMatchObject({
			name: 'n8n workflow workflow-1 node node-1',
			events: ['accounts.failed'],
			url: stage.webhookUrl,
			config: { include_resource: true },
		});
		expect(scene.count('POST')).toBe(1);
		expect(stage.staticData).toEqual({
			webhookId: subscription.id,
			webhookUrl: stage.webhookUrl,
			webhookSecret: subscription.secret,
			environment: 'custom',
			instanceId: 'instance-1',
		});
	});

	it('signs with the secret that is derived from the API key and the URL [checklist 50, 81]', async () => {
		const stage = scene.createStage();
		await stage.publish();
		const { secret } = readOnly(scene.list());
		expect(secret).toBe(deriveSecret(scene.credential, stage.webhookUrl));
		expect(secret).toMatch(/^[0-9a-f]{64}$/);
	});

	it('a hundred times in turn never has two subscriptions and leaves none [checklist 51]', async () => {
		const stage = scene.createStage();
		for (let round = 0; round < 100; round++) {
			await stage.publish();
			expect(scene.list()).toHaveLength(1);
			await stage.delete();
			expect(scene.list()).toHaveLength(0);
		}
		expect(scene.count('POST')).toBe(100);
		expect(stage.staticData).toEqual({});
	});

	it('finds its subscription again over 50 restarts and creates no other [checklist 52]', async () => {
		const first = scene.createStage();
		await first.publish();
		const before = idsOf(scene.list());
		scene.argyle.clearJournal();
		for (let restart = 0; restart < 50; restart++) {
			const stage = scene.createStage({ staticData: copyStaticData(first) });
			await expect(stage.checkExists()).resolves.toBe(true);
			expect(stage.staticData).toEqual(first.staticData);
		}
		expect(scene.count('POST')).toBe(0);
		expect(scene.count('DELETE')).toBe(0);
		expect(idsOf(scene.list())).toEqual(before);
	});

	it('leaves other keys of the static data alone', async () => {
		const stage = scene.createStage({
			staticData: { 'node:Argyle Trigger': { kept: 'by another version' } },
		});
		await stage.publish();
		await stage.delete();
		expect(stage.staticData).toEqual({ kept: 'by another version' });
	});
});
