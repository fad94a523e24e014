// @ts-check
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { installN8n } = require('../../dev/n8n/install');
const { installPackage, packPackage } = require('../../dev/n8n/package');
const { createN8n } = require('../../dev/n8n/process');
const { createRest } = require('../../dev/n8n/rest');
const { until } = require('../../dev/wait');
const { startSimulator } = require('../../test/simulator');
const { createMemoryProbe } = require('./memory');
const { gatherPeople } = require('./people');
const { createWorkflows } = require('./workflows');

/** @typedef {Awaited<ReturnType<typeof openScene>>} Scene */

/** Every execution stays, so that the end can tell of each; and every log line can be read. */
const SETTINGS = {
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
	EXECUTIONS_DATA_PRUNE: 'false',
	N8N_LOG_FORMAT: 'json',
	N8N_LOG_LEVEL: 'info',
};

/**
 * Starts a real n8n with the packed package, an Argyle simulator, and the workflows of a soak.
 * @param {NodeJS.ProcessEnv} env settings of n8n
 */
async function openScene(env) {
	const argyle = await startSimulator();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-soak-'));
	const probe = createMemoryProbe(folder);
	const n8n = await createN8n({
		install: await installN8n(),
		env: { ...SETTINGS, ...probe.env, ...env },
	});
	const close = async () => {
		await n8n.stop();
		await argyle.close();
		n8n.remove();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const tarball = await packPackage();
		await installPackage(tarball, n8n);
		rmSync(dirname(tarball), { recursive: true });
		await n8n.start();
		const rest = createRest(n8n.url);
		await rest.createOwner({ email: 'owner@example.com', password: 'Owner-of-soaks-1' });
		const { id, secret } = argyle.keys.sandbox;
		const credential = await rest.createCredential('argyleApi', 'Argyle', {
			environment: 'custom',
			baseUrl: argyle.url,
			apiKeyId: id,
			apiKeySecret: secret,
		});
		const people = gatherPeople(argyle);
		const workflows = await createWorkflows(rest, credential);
		for (const one of [workflows.poll, workflows.hear, workflows.delete]) {
			await rest.publish(one.id);
		}
		return { argyle, close, n8n, people, probe, rest, workflows };
	} catch (error) {
		await close();
		throw error;
	}
}

/**
 * @param {Scene} scene
 * @param {string} path of a workflow's webhook
 * @returns {string} the secret of its subscription
 */
function findSecret({ argyle, n8n }, path) {
	const found = argyle.webhooks.list().find(({ url }) => url === n8n.url + path);
	if (!found?.secret) throw new Error(`There is no subscription for ${path}`);
	return found.secret;
}

/**
 * Waits until n8n has nothing left to run.
 * @param {Scene} scene
 * @returns {Promise<void>}
 */
async function settle({ rest, people }) {
	const running = encodeURIComponent(JSON.stringify({ status: ['new', 'running', 'waiting'] }));
	await until(
		'The end of all executions',
		async () => {
			/** @type {{ results: unknown[] }} */
			const { results } = await rest.ask('GET', `/rest/executions?filter=${running}&limit=1`);
			return results.length === 0 && people.countPendingDeletes() === 0;
		},
		{ timeoutMs: 180_000 },
	);
}

module.exports = { findSecret, openScene, settle };
