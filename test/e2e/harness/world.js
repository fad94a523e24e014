// @ts-check
const { rmSync } = require('node:fs');
const { dirname } = require('node:path');
const { installN8n } = require('../../../dev/n8n/install');
const { installPackage, packPackage } = require('../../../dev/n8n/package');
const { createN8n } = require('../../../dev/n8n/process');
const { createRest } = require('../../../dev/n8n/rest');
const { startSimulator } = require('../../simulator');
const { createActions } = require('./actions');
const { createLeakSearch } = require('./leaks');
const { createSender } = require('./sender');
const { createTriggers } = require('./triggers');

const OWNER = { email: 'owner@example.com', password: 'Owner-of-tests-1' };

/** @typedef {Awaited<ReturnType<typeof openWorld>>} World */

/**
 * Starts a real n8n with the packed package installed as a community package, and an Argyle simulator
 * that it talks to.
 * @param {object} [options]
 * @param {boolean} [options.publicationService] which of n8n's two activation engines
 * @param {NodeJS.ProcessEnv} [options.env] further settings of n8n
 */
async function openWorld({ publicationService = true, env: settings = {} } = {}) {
	const argyle = await startSimulator({ retryDelayMs: 500 });
	const install = await installN8n();
	const env = { N8N_LOG_LEVEL: 'debug', ...settings };
	const n8n = await createN8n({ install, publicationService, env });
	const tarball = await packPackage();
	await installPackage(tarball, n8n);
	rmSync(dirname(tarball), { recursive: true });
	await n8n.start();

	const leaks = createLeakSearch(argyle, n8n);
	const rest = createRest(n8n.url, { publicationService, onAnswer: leaks.note });
	await rest.createOwner(OWNER);

	/**
	 * Gives the fields of the credential for the simulator.
	 * @param {{ id: string, secret: string }} [key] a good one by default
	 */
	const credentialData = ({ id, secret } = argyle.keys.sandbox) => ({
		environment: 'custom',
		baseUrl: argyle.url,
		apiKeyId: id,
		apiKeySecret: secret,
	});
	const credential = await rest.createCredential('argyleApi', 'Argyle', credentialData());

	return {
		argyle,
		n8n,
		rest,
		credential,
		credentialData,
		...createTriggers(rest, credential),
		...createActions(rest, credential, n8n.url),
		...createSender(leaks.note),
		/**
		 * Searches all that n8n said and stored for secrets.
		 * @returns {Promise<string[]>} what was found where; empty is good
		 */
		findLeaks: () => leaks.find(rest),
		countSecrets: leaks.countSecrets,
		close: async () => {
			await n8n.stop();
			await argyle.close();
			n8n.remove();
		},
	};
}

module.exports = { openWorld };
