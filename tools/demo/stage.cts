// @ts-check
const { join } = require('node:path');
const { readExample } = require('../examples');
const { installN8n } = require('../n8n/install');
const { installPackage, packPackage } = require('../n8n/package');
const { createN8n } = require('../n8n/process');
const { createRest } = require('../n8n/rest');
const { claimPort } = require('../ports');
const { ROOT } = require('../prepare');
const { step } = require('../progress');
const { run } = require('../run');
const { EXAMPLE } = require('./workflow');

/** Good enough for an n8n that listens on this machine only and forgets everything afterwards. */
const LOGIN = { email: 'owner@example.com', password: 'Argyle-demo-1' };

/**
 * @typedef {object} Stage a real n8n in which the example workflow is published
 * @property {import('../n8n/rest').Rest} rest
 * @property {string} workflowId
 * @property {typeof LOGIN} login
 */

/**
 * Builds the package and brings up n8n with it, with the example workflow published.
 * @param {import('./choices').Choices} choices
 * @param {import('./argyle').Argyle} argyle
 * @param {import('./cleanups').Cleanups} cleanups gets what has to be undone
 * @returns {Promise<Stage>}
 */
async function setStage({ port }, argyle, cleanups) {
	const install = await installN8n();
	await claimPort(port);
	const env = argyle.webhookUrl === undefined ? {} : { WEBHOOK_URL: argyle.webhookUrl };
	const n8n = await createN8n({ install, port, env });
	cleanups.add('Deleting the data', async () => n8n.remove(), { unlessFailed: true });
	await step('Building the package', async () => {
		const gulp = join(ROOT, 'node_modules/gulp/bin/gulp.js');
		const log = join(n8n.userFolder, 'build.log');
		await run(process.execPath, [gulp, 'build'], { cwd: ROOT, log });
		await installPackage(await packPackage(n8n.userFolder), n8n);
	});
	cleanups.add('Stopping n8n', () => n8n.stop());
	await step('Starting n8n', () => n8n.start());

	const rest = createRest(n8n.url);
	await rest.createOwner(LOGIN);
	const credential = await rest.createCredential('argyleApi', 'Argyle (demo)', argyle.credential);
	const { id } = await rest.createWorkflow(readExample(EXAMPLE, credential));
	cleanups.add('Unpublishing the workflow', () => rest.unpublish(id));
	await step('Publishing the example workflow', () => rest.publish(id));
	return { rest, workflowId: id, login: LOGIN };
}

module.exports = { setStage };
