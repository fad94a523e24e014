// @ts-check
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { until } = require('../../dev/wait');
const { openN8n } = require('../../test/real/open');
const { openWhole } = require('../../test/real/undo');
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
	return await openWhole(setUp, env);
}

/**
 * @param {import('../../test/real/undo').Later} later
 * @param {NodeJS.ProcessEnv} env
 */
async function setUp(later, env) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-argyle-soak-'));
	later(() => rmSync(folder, { recursive: true, force: true }));
	const probe = createMemoryProbe(folder);
	const open = await openN8n({ env: { ...SETTINGS, ...probe.env, ...env } });
	later(open.close);
	const { argyle, n8n, rest, credential } = open;
	const people = gatherPeople(argyle);
	const workflows = await createWorkflows(rest, credential);
	for (const one of [workflows.poll, workflows.hear, workflows.delete]) {
		await rest.publish(one.id);
	}
	return { argyle, n8n, people, probe, rest, workflows };
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
