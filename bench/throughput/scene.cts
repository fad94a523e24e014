import { createHash } from 'node:crypto';
import { openN8n } from '../../tools/n8n/world/open.cts';
import {
	createNode,
	createWebhook,
	withCredential,
	workflow,
} from '../../tools/n8n/world/workflow.cts';
import { TYPES, installMinimalTriggers } from './minimal.cts';
import { sign } from '../../tools/simulator/sending.cts';
import type { Parameters, WorkflowNode } from '../../tools/n8n/world/workflow.cts';
import type { Simulator } from '../../tools/simulator/index.cts';

export const MINIMAL = 'minimal trigger';
/** The upper limit for ours with *Output: raw*: n8n reads the credential in every run of a node that has one. */
export const MINIMAL_WITH_CREDENTIAL = 'minimal trigger with a credential';
/** The upper limit for the enriched item, which needs the credential: n8n makes an isolate for each opening (2.41). */
export const MINIMAL_OPENING = 'minimal trigger that opens its credential';
export const MINIMAL_IDLE = 'minimal trigger, no execution';
/** The item is the body, as those of the minimal triggers. */
export const RAW = 'ours, genuine, output: raw';
export const GENUINE = 'ours, genuine, enriched';
export const FORGED = 'ours, forged';
/** A genuine `accounts.updated` that is not a disconnection: Argyle sends one for each change of an account. */
export const FOREIGN = 'ours, accounts.updated without a disconnection';

export interface Case {
	name: string;
	url: string;
	headers: Record<string, string>;
	body: Buffer;
	/** The expected one. */
	status: number;
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

/**
 * Starts a real n8n with this package and the minimal triggers, each in a workflow of its own.
 * @param env settings of n8n
 */
export async function openScene(env: NodeJS.ProcessEnv) {
	const { argyle, n8n, rest, credential, close } = await openN8n({
		env,
		addPackages: installMinimalTriggers,
	});

	const publish = async (node: WorkflowNode, path = '/webhook') => {
		const { id } = await rest.createWorkflow(workflow(String(node.type), [node]));
		await rest.publish(id);
		return `${n8n.url}/webhook/${node.webhookId}${path}`;
	};
	const createTrigger = (type: string) => createNode(type, 'Trigger');

	const publishOurs = async (events: string[], options: Parameters = {}) =>
		await publish(
			withCredential(
				createNode('n8n-nodes-argyle.argyleTrigger', 'Trigger', { events, options }),
				credential,
			),
		);
	const ours = await publishOurs(['accounts.failed']);
	argyle.playLogin({ errorCode: 'invalid_mfa' });
	const { body, signature } = await takeDelivery(argyle, 'accounts.failed');
	const raw = await publishOurs(['accounts.failed'], { output: 'raw' });
	const listening = await publishOurs(['accounts.disconnected']);
	argyle.playLogin({ errorCode: null });
	const updated = await takeDelivery(argyle, 'accounts.updated');
	const headersFor = (one: string) => ({
		'content-type': 'application/json',
		'x-argyle-signature': one,
	});
	const genuine = { headers: headersFor(signature), body, status: 200 };
	const wrong = createHash('sha512').update(body).digest('hex');
	const cases: Case[] = [
		{ name: 'built-in Webhook', url: await publish(createWebhook('Webhook'), ''), ...genuine },
		{ name: MINIMAL, url: await publish(createTrigger(TYPES.minimal)), ...genuine },
		{
			name: MINIMAL_WITH_CREDENTIAL,
			url: await publish(withCredential(createTrigger(TYPES.credential), credential)),
			...genuine,
		},
		{
			name: MINIMAL_OPENING,
			url: await publish(withCredential(createTrigger(TYPES.opening), credential)),
			...genuine,
		},
		{
			name: RAW,
			url: raw,
			body,
			headers: headersFor(sign(body, findSecret(argyle, raw))),
			status: 200,
		},
		{ name: GENUINE, url: ours, ...genuine },
		{ name: MINIMAL_IDLE, url: await publish(createTrigger(TYPES.idle)), ...genuine },
		{ name: FORGED, url: ours, body, headers: headersFor(wrong), status: 401 },
		{
			name: FOREIGN,
			url: listening,
			body: updated.body,
			headers: headersFor(updated.signature),
			status: 200,
		},
	];
	return { cases, argyle, n8n, rest, close };
}

/** Finds the secret of the subscription with this URL. */
function findSecret(argyle: Simulator, url: string): string {
	const found = argyle.webhooks.list().find((one) => one.url === url);
	if (!found?.secret) throw new Error(`There is no subscription for ${url}`);
	return found.secret;
}

/** Waits until Argyle has delivered what it had to, and gives the first delivery of the event as it was sent. */
async function takeDelivery(argyle: Simulator, event: string) {
	await argyle.settled();
	const sent = argyle.deliveries.find((one) => one.event === event);
	if (sent?.status !== 200 || sent.signature === null) {
		throw new Error(`n8n did not accept Argyle's delivery: ${JSON.stringify(sent)}`);
	}
	return { body: Buffer.from(sent.body), signature: sent.signature };
}
