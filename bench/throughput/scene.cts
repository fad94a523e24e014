import { createHash } from 'node:crypto';
import { openN8n } from '../../tools/n8n/world/open.cts';
import {
	createNode,
	createWebhook,
	withCredential,
	workflow,
} from '../../tools/n8n/world/workflow.cts';
import { TYPES, installMinimalTriggers } from './minimal.cts';
import type { WorkflowNode } from '../../tools/n8n/world/workflow.cts';
import type { Simulator } from '../../tools/simulator/index.cts';

export const MINIMAL = 'minimal trigger';
/** The upper limit for ours: n8n reads the credential in every run of a node that has one. */
export const MINIMAL_WITH_CREDENTIAL = 'minimal trigger with a credential';
export const MINIMAL_IDLE = 'minimal trigger, no execution';
export const GENUINE = 'ours, genuine';
export const FORGED = 'ours, forged';

export interface Case {
	name: string;
	url: string;
	headers: Record<string, string>;
	body: Buffer;
	/** The expected one. */
	status: number;
}

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

	const ours = await publish(
		withCredential(createTrigger('n8n-nodes-argyle.argyleTrigger'), credential),
	);
	const { body, signature } = await takeDelivery(argyle);
	const sign = (one: string) => ({
		'content-type': 'application/json',
		'x-argyle-signature': one,
	});
	const genuine = { headers: sign(signature), body, status: 200 };
	const wrong = createHash('sha512').update(body).digest('hex');
	const cases: Case[] = [
		{ name: 'built-in Webhook', url: await publish(createWebhook('Webhook'), ''), ...genuine },
		{ name: MINIMAL, url: await publish(createTrigger(TYPES.minimal)), ...genuine },
		{
			name: MINIMAL_WITH_CREDENTIAL,
			url: await publish(withCredential(createTrigger(TYPES.credential), credential)),
			...genuine,
		},
		{ name: GENUINE, url: ours, ...genuine },
		{ name: MINIMAL_IDLE, url: await publish(createTrigger(TYPES.idle)), ...genuine },
		{ name: FORGED, url: ours, body, headers: sign(wrong), status: 401 },
	];
	return { cases, n8n, rest, close };
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
