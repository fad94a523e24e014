// @ts-check
const { openN8n } = require('../../test/real/open');
const { openWhole } = require('../../test/real/undo');
const { openBrowser } = require('./open');
const { createEditor } = require('./editor');

/** @typedef {Awaited<ReturnType<typeof openStudio>>} Studio */
/** @typedef {import('./editor').Editor} Editor */

/**
 * Opens n8n's editor in a browser: a real n8n with this package (as built) installed as a community
 * package, and an Argyle simulator that a saved credential leads to.
 */
async function openStudio() {
	return await openWhole(setUp);
}

/** @param {import('../../test/real/undo').Later} later */
async function setUp(later) {
	const browser = await openBrowser();
	later(browser.close);
	const open = await openN8n();
	later(open.close);
	return {
		...open,
		browser,

		/**
		 * Opens the editor in a session of its own, logged in. n8n allows five logins a minute.
		 * @param {Parameters<typeof browser.openPage>[0]} [options]
		 * @returns {Promise<Editor>}
		 */
		openEditor: async (options) => {
			const editor = createEditor(await browser.openPage(options), open.n8n.url);
			await editor.logIn(open.owner);
			return editor;
		},
	};
}

module.exports = { openStudio };
