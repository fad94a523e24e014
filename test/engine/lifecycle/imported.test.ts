import { createDelivery } from './deliveries';
import { copyStaticData, readOnly, useArgyle } from './scene';

const list = { method: 'GET', path: '/v2/webhooks' };

describe('an exported workflow that is imported into another n8n', () => {
	const scene = useArgyle();

	const importElsewhere = async () => {
		const original = scene.createStage();
		await original.publish();
		const imported = scene.createStage({
			webhookBaseUrl: 'https://staging.example.com',
			instanceId: 'instance-2',
			staticData: copyStaticData(original),
		});
		return { original, imported, before: readOnly(scene.list()) };
	};

	it('gets a subscription of its own and leaves the original alone [checklist 89]', async () => {
		const { original, imported, before } = await importElsewhere();
		await imported.publish();
		const [first, second, ...others] = scene.list();
		expect(others).toEqual([]);
		expect(first).toEqual(before);
		expect(second?.url).toBe(imported.webhookUrl);
		const answer = await original.deliver(createDelivery(scene.argyle, before));
		expect(answer.items).toHaveLength(1);
		await imported.delete();
		expect(scene.list()).toEqual([before]);
	});

	it('does not count as published because of its static data, when the list can not be read [checklist 89]', async () => {
		const { original } = await importElsewhere();
		const brought = copyStaticData(original);
		const imported = scene.createStage({ instanceId: 'instance-2', staticData: brought });
		scene.argyle.faults.add({ ...list, status: 503, times: Infinity });
		await expect(imported.checkExists()).rejects.toThrow(/503/);
	});

	it('removes nothing when it is unpublished before it was published [checklist 89]', async () => {
		const { imported, before } = await importElsewhere();
		await imported.delete();
		expect(scene.list()).toEqual([before]);
	});
});
