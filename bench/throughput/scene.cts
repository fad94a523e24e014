// @ts-check
const { createHash, randomUUID } = require('node:crypto');
const { until } = require('../../dev/wait');
const { openN8n } = require('../../test/real/open');
const { TYPES, installMinimalTriggers } = require('./minimal');

const WEBHOOK = 'n8n-nodes-base.webhook';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {Buffer} body
 * @property {number} status that its answer should have
 */

/** @typedef {Awaited<ReturnType<typeof openScene>>} Scene */

/**
 * Starts a real n8n with this package and the smallest triggers, each in a workflow of its own.
 * @param {NodeJS.ProcessEnv} env settings of n8n
 */
async function openScene(env) {
	const open = await openN8n({ env, addPackages: installMinimalTriggers });
	const { argyle, n8n, rest, credential, close } = open;

	/**
	 * Publishes a workflow of one trigger and gives the URL of its webhook.
	 * @param {string} type
	 * @param {object} [extra] of the node
	 */
	const publish = async (type, extra = {}) => {
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
	/** @type {Case[]} */
	const cases = [
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
				/** @type {{ results: unknown[] }} */
				const { results } = await rest.ask('GET', `/rest/executions?filter=${running}&limit=1`);
				return results.length === 0;
			});
		},
		close,
	};
}

/**
 * Has Argyle deliver a failed login to the only subscription there is, and gives what it sent.
 * @param {import('../../test/simulator').Simulator} argyle
 */
async function takeDelivery(argyle) {
	await argyle.playLogin({ errorCode: 'invalid_mfa' }).deliveries;
	const sent = argyle.deliveries.find(({ event }) => event === 'accounts.failed');
	if (sent?.status !== 200 || sent.signature === null) {
		throw new Error(`n8n did not accept Argyle's delivery: ${JSON.stringify(sent)}`);
	}
	return { body: Buffer.from(sent.body), signature: sent.signature };
}

module.exports = { openScene };
