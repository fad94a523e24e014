import { startSimulator } from '../simulator';
import type { Simulator } from '../simulator';
import { Stage } from './stage';

describe('the life of a subscription', () => {
	let argyle: Simulator;

	beforeEach(async () => {
		argyle = await startSimulator();
	});

	afterEach(async () => {
		await argyle.close();
	});

	const createStage = () =>
		new Stage({
			credential: {
				environment: 'custom',
				baseUrl: argyle.url,
				apiKeyId: argyle.keys.sandbox.id,
				apiKeySecret: argyle.keys.sandbox.secret,
			},
		});

	it('publishing makes exactly one subscription with the documented fields [checklist 50]', async () => {
		const stage = createStage();
		await stage.publish();
		const [subscription, ...others] = argyle.webhooks.list();
		expect(others).toEqual([]);
		expect(subscription).toMatchObject({
			name: 'n8n workflow workflow-1 node node-1',
			events: ['accounts.failed'],
			url: stage.webhookUrl,
			config: { include_resource: true },
		});
		expect(subscription?.secret).toMatch(/^[0-9a-f]{64}$/);
		expect(stage.staticData).toEqual({
			webhookId: subscription?.id,
			webhookUrl: stage.webhookUrl,
			webhookSecret: subscription?.secret,
			environment: 'custom',
		});
		await stage.delete();
		expect(argyle.webhooks.list()).toEqual([]);
		expect(stage.staticData).toEqual({});
	});
});
