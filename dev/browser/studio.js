// @ts-check
const { rmSync } = require('node:fs');
const { dirname } = require('node:path');
const { startSimulator } = require('../../test/simulator');
const { openBrowser } = require('../browser');
const { installN8n } = require('../n8n/install');
const { installPackage, packPackage } = require('../n8n/package');
const { createN8n } = require('../n8n/process');
const { createRest } = require('../n8n/rest');
const { createEditor } = require('./editor');

/** Good enough for an n8n that listens on this machine only and forgets everything afterwards. */
const OWNER = { email: 'owner@example.com', password: 'Owner-of-tests-1' };

/** @typedef {Awaited<ReturnType<typeof openStudio>>} Studio */
/** @typedef {import('./editor').Editor} Editor */

/**
 * Opens n8n's editor in a browser: a real n8n with this package (as built) installed as a community
 * package, and an Argyle simulator that a saved credential leads to.
 */
async function openStudio() {
	/** @type {(() => Promise<unknown> | void)[]} */
	const cleanups = [];
	const close = async () => {
		for (const undo of cleanups.splice(0).reverse()) await undo();
	};
	try {
		return { ...(await setUp(cleanups)), close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** @param {(() => Promise<unknown> | void)[]} cleanups gets what has to be undone */
async function setUp(cleanups) {
	const browser = await openBrowser();
	cleanups.push(browser.close);
	const argyle = await startSimulator();
	cleanups.push(argyle.close);
	const n8n = await createN8n({ install: await installN8n() });
	cleanups.push(n8n.remove);
	const tarball = await packPackage();
	await installPackage(tarball, n8n);
	rmSync(dirname(tarball), { recursive: true });
	cleanups.push(n8n.stop);
	await n8n.start();

	const rest = createRest(n8n.url);
	await rest.createOwner(OWNER);
	const { id, secret } = argyle.keys.sandbox;
	const credentialData = {
		environment: 'custom',
		baseUrl: argyle.url,
		apiKeyId: id,
		apiKeySecret: secret,
	};
	const credential = await rest.createCredential('argyleApi', 'Argyle account', credentialData);

	return {
		argyle,
		browser,
		n8n,
		rest,
		credential,
		credentialData,

		/**
		 * Opens the editor in a session of its own, logged in. n8n allows five logins a minute.
		 * @param {Parameters<typeof browser.openPage>[0]} [options]
		 * @returns {Promise<Editor>}
		 */
		openEditor: async (options) => {
			const editor = createEditor(await browser.openPage(options), n8n.url);
			await editor.logIn(OWNER);
			return editor;
		},
	};
}

module.exports = { openStudio };
