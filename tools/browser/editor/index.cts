// @ts-check
const { selectors } = require('playwright-core');
const { canvasActions } = require('./canvas');
const { credentialActions } = require('./credential');
const { executionActions } = require('./execution');
const { mappingActions } = require('./mapping');
const { nodeActions } = require('./nodes');
const { parameterActions } = require('./parameters');
const { sessionActions } = require('./session');

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {ReturnType<typeof createEditor>} Editor */

/** n8n marks the parts of its editor with it, for its own browser tests. */
const MARK = 'data-test-id';

/**
 * Gives the means to use n8n's editor as a person does.
 * @param {Page} page
 * @param {string} url of n8n
 */
function createEditor(page, url) {
	selectors.setTestIdAttribute(MARK);
	return {
		page,
		...sessionActions(page, url),
		...canvasActions(page, url),
		...nodeActions(page),
		...parameterActions(page),
		...credentialActions(page),
		...executionActions(page, url),
		...mappingActions(page),
	};
}

module.exports = { createEditor };
