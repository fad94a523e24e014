// @ts-check
const { createHash, randomUUID } = require('node:crypto');
const { rmSync } = require('node:fs');
const { dirname } = require('node:path');
const { installN8n } = require('../../dev/n8n/install');
const { installPackage, packPackage } = require('../../dev/n8n/package');
const { createN8n } = require('../../dev/n8n/process');
const { createRest } = require('../../dev/n8n/rest');
const { until } = require('../../dev/wait');
const { startSimulator } = require('../../test/simulator');
const { installMinimalTriggers } = require('./minimal');

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
	const argyle = await startSimulator();
	const n8n = await createN8n({ install: await installN8n(), env });
	const tarball = await packPackage();
	await installPackage(tarball, n8n);
	rmSync(dirname(tarball), { recursive: true });
	const types = await installMinimalTriggers(n8n);
	await n8n.start();
	const rest = createRest(n8n.url);
	await rest.createOwner({ email: 'owner@example.com', password: 'Owner-of-benchmarks-1' });
	const { id, secret } = argyle.keys.sandbox;
	const key = { environment: 'custom', baseUrl: argyle.url, apiKeyId: id, apiKeySecret: secret };
	const credential = await rest.createCredential('argyleApi', 'Argyle', key);

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
		{ name: 'smallest trigger', url: await publish(types.minimal), headers, body, status: 200 },
		{
			name: 'smallest trigger with a credential',
			url: await publish(types.credential, { credentials }),
			headers,
			body,
			status: 200,
		},
		{ name: 'ours, genuine', url: ours, headers, body, status: 200 },
		{
			name: 'smallest trigger, no execution',
			url: await publish(types.idle),
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
		close: async () => {
			await n8n.stop();
			await argyle.close();
			n8n.remove();
		},
	};
}

/**
 * Has Argyle deliver a failed login to the only subscription there is, and gives what it sent.
 * @param {Awaited<ReturnType<typeof startSimulator>>} argyle
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
