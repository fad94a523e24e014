import type { INodeParameters } from 'n8n-workflow';
import { captureLog } from '../../support/stage/log.cts';
import { readRefusal, useArgyle } from './scene';

const scene = useArgyle();

/** What n8n publishes without a word, and what would then lose deliveries or turn them away. */
const unusable: Array<[what: string, parameters: INodeParameters, message: string]> = [
	[
		'an event that is not in the list',
		{ events: ['accounts.failed', 'accounts.bogus'] },
		`'Trigger On' has "accounts.bogus"`,
	],
	[
		'an IP option that is neither on nor off',
		{ options: { ipAllowList: 'maybe' } },
		"'Only Accept Argyle's IP Addresses' is neither true nor false",
	],
	['no event', { events: [] }, "'Trigger On' is empty. Choose at least one event"],
	[
		'an expression that n8n blocks',
		{ options: { errorCodes: '={{ $env.CODES }}' } },
		"'Error Codes' has an expression that n8n could not evaluate",
	],
];

describe('publishing refuses before any request [checklist 92]', () => {
	it.each(unusable)('%s', async (_what, parameters, message) => {
		const stage = scene.createStage({ parameters });
		await expect(readRefusal(stage.publish())).resolves.toContain(message);
		await expect(readRefusal(stage.create())).resolves.toContain(message);
		expect(scene.argyle.requests).toEqual([]);
	});

	it.each([undefined, ''])(
		'a node whose URL n8n does not serve: webhookId %p [checklist 92]',
		async (webhookId) => {
			const stage = scene.createStage();
			stage.node.webhookId = webhookId;
			await expect(readRefusal(stage.publish())).resolves.toContain(
				'This node has no webhook ID, so n8n would answer 404 to every delivery. Delete the node, add',
			);
			expect(scene.argyle.requests).toEqual([]);
		},
	);
});

it('publishing warns once of a filter that can never match, and refuses nothing [checklist 112]', async () => {
	const log = captureLog();
	const stage = scene.createStage({ parameters: { options: { errorCodes: ['auth_required'] } } });
	await stage.publish().finally(log.stop);
	expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([
		{ level: 'warn', text: '["Argyle Trigger: its filters let no failed login through"]' },
	]);
	expect(scene.list()).toHaveLength(1);
});

it('unpublishing does not depend on parameters', async () => {
	const stage = scene.createStage();
	await stage.publish();
	stage.node.parameters = { events: ['accounts.bogus'], options: { errorCodes: 7 } };
	await stage.delete();
	expect(scene.list()).toEqual([]);
});

it.each<[what: string, parameters: INodeParameters, events: string[], resource: boolean]>([
	[
		'texts count as what they say',
		{ events: '={{ "accounts.failed, accounts.removed" }}', includeResource: '={{ "false" }}' },
		['accounts.failed', 'accounts.removed'],
		false,
	],
])('%s', async (_what, parameters, events, include_resource) => {
	await scene.createStage({ parameters }).publish();
	expect(scene.list()).toMatchObject([{ events, config: { include_resource } }]);
});

it('a changed choice of events replaces the subscription, the new one first [checklist 100]', async () => {
	const stage = scene.createStage();
	await stage.publish();
	const [before] = scene.list();
	stage.node.parameters.events = ['accounts.failed', 'accounts.connected'];
	scene.argyle.clearJournal();
	await stage.publish();
	const [after, ...others] = scene.list();
	expect(others).toEqual([]);
	expect(after?.events).toEqual(['accounts.failed', 'accounts.connected']);
	expect(after?.id).not.toBe(before?.id);
	const changes = scene.argyle.requests.map(({ method }) => method).filter((one) => one !== 'GET');
	expect(changes).toEqual(['POST', 'DELETE']);
});

describe('when n8n starts, without a user to read a refusal', () => {
	it.each(['init', 'leadershipChange'] as const)(
		'a parameter that can not be used is a warning, and what listens stays: %s [checklist 92]',
		async (activation) => {
			const published = scene.createStage();
			await published.publish();
			const [before] = scene.list();
			const staticData = published.workflow.staticData;
			const parameters = { options: { errorCodes: '={{ $env.CODES }}' } };
			const starting = scene.createStage({ activation, staticData, parameters });
			const log = captureLog();
			await expect(starting.checkExists()).resolves.toBe(true);
			log.stop();
			expect(scene.list().map(({ id }) => id)).toEqual([before?.id]);
			const warnings = log.lines.filter(({ level }) => level === 'warn').map(({ text }) => text);
			expect(warnings).toEqual([expect.stringContaining("'Error Codes' has an expression")]);
		},
	);
});
