// @ts-check
const { randomBytes } = require('node:crypto');
const { installN8n } = require('../../dev/n8n/install');
const { createN8n } = require('../../dev/n8n/process');
const { createRest } = require('../../dev/n8n/rest');
const { installPacked } = require('../real/installing');
const { OWNER } = require('../real/open');
const { untilListening } = require('../real/listening');
const { startSimulator } = require('../simulator');

/**
 * Gives the means to run one version of n8n after the other, on the same data folder and address.
 */
async function openUpgrade() {
	const argyle = await startSimulator({ retryDelayMs: 500 });
	const packed = await installPacked();
	const env = { N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex') };
	/** @type {import('../../dev/n8n/process').N8nProcess | undefined} */
	let running;

	return {
		argyle,

		/**
		 * Starts the first version, with an owner and a credential.
		 * @param {string} version
		 */
		begin: async (version) => {
			const n8n = await createN8n({ install: await installN8n(version), env });
			running = n8n;
			packed.copyTo(n8n.userFolder);
			await n8n.start();
			const rest = createRest(n8n.url, { publicationService: false, version });
			await rest.createOwner(OWNER);
			const fields = argyle.credential();
			const credential = await rest.createCredential('argyleApi', 'Argyle account', fields);
			return { n8n, rest, credential, prefix: 'n8n-nodes-argyle' };
		},

		/**
		 * Stops the version that runs, and starts another one on its data.
		 * @param {string} version
		 */
		upgradeTo: async (version) => {
			if (!running) throw new Error('There is nothing to upgrade');
			await running.stop();
			const { userFolder, url } = running;
			const port = Number(new URL(url).port);
			running = await createN8n({ install: await installN8n(version), userFolder, port, env });
			await running.start();
			const rest = createRest(url, { version });
			await rest.logIn(OWNER);
			await untilListening(argyle);
			return rest;
		},

		close: async () => {
			await running?.stop();
			running?.remove();
			packed.remove();
			await argyle.close();
		},
	};
}

module.exports = { openUpgrade };
