import type { WorkflowActivateMode } from 'n8n-workflow';
import { NodeOperationError, WebhookPathTakenError } from 'n8n-workflow';
import { ArgyleTrigger } from '../../../nodes/Argyle/ArgyleTrigger.node';
import type { Stage } from '../../support/stage';
import { readRefusal, useArgyle } from './scene';

describe('a webhook URL that Argyle can not reach', () => {
	const scene = useArgyle();

	const createStage = (webhookBaseUrl: string, environment = 'production'): Stage =>
		scene.createStage({ credential: { ...scene.credential, environment }, webhookBaseUrl });

	/** The hosts that a stage sends to, which stay silent. */
	const watch = (stage: Stage) => {
		const hosts: string[] = [];
		stage.credentials.authenticate = async (_credential, _type, request) => {
			hosts.push('url' in request ? new URL(request.url).host : '');
			throw new Error('No request may leave');
		};
		return hosts;
	};

	it.each(['production', 'sandbox'])(
		'is refused before any request in the %s environment, with both ways out [checklist 64, 93]',
		async (environment) => {
			const stage = createStage('https://localhost:5678', environment);
			const hosts = watch(stage);
			for (const call of [stage.publish(), stage.create()]) {
				expect(await readRefusal(call)).toMatch(/WEBHOOK_URL.*Argyle Polling Trigger/);
			}
			await stage.delete();
			expect(hosts).toEqual([]);
			expect(stage.staticData).toEqual({});
		},
	);

	it.each<[activation: WorkflowActivateMode, isLasting: boolean]>([
		['activate', true],
		['update', true],
		['manual', false],
		['init', false],
	])(
		'is not a transient fault for n8n, which would try again: %s, %j [checklist 93]',
		async (activation, isLasting) => {
			const stage = createStage('https://localhost:5678');
			const call = new ArgyleTrigger().webhookMethods.default.create.call(stage.hook(activation));
			const error: unknown = await call.catch((reason: unknown) => reason);
			expect(error).toBeInstanceOf(isLasting ? WebhookPathTakenError : NodeOperationError);
			expect(error).toMatchObject({
				node: { id: 'node-1' },
				stack: expect.not.stringMatching(/taken\./),
			});
		},
	);

	it('does not block one that it can [checklist 64]', async () => {
		const stage = createStage('https://n8n.example.com');
		const hosts = watch(stage);
		await readRefusal(stage.publish());
		expect(hosts).toContain('api.argyle.com');
	});

	it('is taken in the custom environment, which may be in the same network [checklist 64]', async () => {
		await createStage('http://127.0.0.1:5678', 'custom').publish();
		expect(scene.list()).toHaveLength(1);
	});
});

describe('a node that could never get a delivery is refused before any request', () => {
	const scene = useArgyle();

	it('without an event [checklist 57]', async () => {
		const stage = scene.createStage({ parameters: { events: [] } });
		await expect(readRefusal(stage.publish())).resolves.toContain(
			"'Trigger On' is empty. Choose at least one event",
		);
		expect(scene.argyle.requests).toEqual([]);
	});

	it.each(['', ' ', '\t'])('with the API key secret %j', async (apiKeySecret) => {
		const stage = scene.createStage({ credential: { ...scene.credential, apiKeySecret } });
		for (const call of [stage.checkExists(), stage.create()]) {
			expect(await readRefusal(call)).toMatch(/^'API Key Secret' .* is empty\. Enter/);
		}
		await stage.delete();
		expect(scene.argyle.requests).toEqual([]);
	});
});
