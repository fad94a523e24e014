// @ts-check
const { randomUUID } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT } = require('../prepare');

/** @typedef {{ name: string, type: string, [field: string]: unknown }} WorkflowNode */

const EXAMPLES = join(ROOT, 'examples');
const EXAMPLE = 'failed-login-cleanup.json';
const OURS = 'n8n-nodes-argyle.';

/** The names of its nodes that the demo looks at. */
const TRIGGER = 'Argyle Trigger';
const DELETE = 'Delete Account';

/**
 * Reads the example workflow as the editor imports it: with a webhook address of its own, and with
 * the credential chosen in the nodes that need one.
 * @param {import('../n8n/rest/credentials').Credential} credential
 * @param {string} [file] in examples/; the one of the demo by default
 * @returns {{ name: string, nodes: WorkflowNode[] }} what n8n's REST interface takes
 */
function readExample({ id, name }, file = EXAMPLE) {
	/** @type {{ name: string, nodes: WorkflowNode[] }} */
	const example = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8'));
	const nodes = example.nodes.map((node) => ({
		...node,
		webhookId: randomUUID(),
		...(node.type.startsWith(OURS) && { credentials: { argyleApi: { id, name } } }),
	}));
	return { ...example, nodes };
}

/** @returns {string[]} the file names of all examples */
function listExamples() {
	return readdirSync(EXAMPLES).filter((file) => file.endsWith('.json'));
}

module.exports = { DELETE, TRIGGER, listExamples, readExample };
