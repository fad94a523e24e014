import { createHash, randomUUID } from 'node:crypto';
import { until } from '../../tools/process/wait.cts';
import { openN8n } from '../../tools/n8n/world/open.cts';
import { TYPES, installMinimalTriggers } from './minimal.cts';
import type { Simulator } from '../../tools/simulator/index.cts';

const WEBHOOK = 'n8n-nodes-base.webhook';

export interface Case {
	name: string;
	url: string;
	headers: Record<string, string>;
	body: Buffer;
	/** That its answer should have. */
	status: number;
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

/**
 * Starts a real n8n with this package and the smallest triggers, each in a workflow of its own.
 * @param env settings of n8n
 */
export async function openScene(env: NodeJS.ProcessEnv) {
	const open = await openN8n({ env, addPackages: installMinimalTriggers });
	const { argyle, n8n, rest, credential, close } = open;

	/**
	 * Publishes a workflow of one trigger and gives the URL of its webhook.
	 * @param extra of the node
	 */
	const publish = async (type: string, extra: object = {}) => {
		const webhookId = randomUUID();
		const own = type === WEBHOOK;
		const node = {
			id: randomUUID(),
			webhookId,
			name: 'Trigger',
			type,
			typeVersion: own ? 2 : 1,
			position: [0, 0],
			parameters: own ? { path: webhookId, httpMethod: 'POST' } : {},
			...extra,
		};
		const workflow = await rest.createWorkflow({ name: type, nodes: [node], connections: {} });
		await rest.publish(workflow.id);
		return `${n8n.url}/webhook/${webhookId}${own ? '' : '/webhook'}`;
	};

	const credentials = { argyleApi: { id: credential.id, name: credential.name } };
	const ours = await publish('n8n-nodes-argyle.argyleTrigger', { credentials });
	const { body, signature } = await takeDelivery(argyle);
	const type = { 'content-type': 'application/json' };
	const headers = { ...type, 'x-argyle-signature': signature };
	const forged = { ...type, 'x-argyle-signature': createHash('sha512').update(body).digest('hex') };
	const cases: Case[] = [
		{ name: 'built-in Webhook', url: await publish(WEBHOOK), headers, body, status: 200 },
		{ name: 'smallest trigger', url: await publish(TYPES.minimal), headers, body, status: 200 },
		{
			name: 'smallest trigger with a credential',
			url: await publish(TYPES.credential, { credentials }),
			headers,
			body,
			status: 200,
		},
		{ name: 'ours, genuine', url: ours, headers, body, status: 200 },
		{
			name: 'smallest trigger, no execution',
			url: await publish(TYPES.idle),
			headers,
			body,
			status: 200,
		},
		{ name: 'ours, forged', url: ours, headers: forged, body, status: 401 },
	];

	return {
		cases,
		n8n,
		/** Waits until n8n has nothing left to run, so that one case does not slow the next. */
		settle: async () => {
			const running = encodeURIComponent(JSON.stringify({ status: ['new', 'running'] }));
			await until('The end of all executions', async () => {
				const { results }: { results: unknown[] } = await rest.ask(
					'GET',
					`/rest/executions?filter=${running}&limit=1`,
				);
				return results.length === 0;
			});
		},
		close,
	};
}

/** Has Argyle deliver a failed login to the only subscription there is, and gives what it sent. */
async function takeDelivery(argyle: Simulator) {
	await argyle.playLogin({ errorCode: 'invalid_mfa' }).deliveries;
	const sent = argyle.deliveries.find(({ event }) => event === 'accounts.failed');
	if (sent?.status !== 200 || sent.signature === null) {
		throw new Error(`n8n did not accept Argyle's delivery: ${JSON.stringify(sent)}`);
	}
	return { body: Buffer.from(sent.body), signature: sent.signature };
}
