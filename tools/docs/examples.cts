// @ts-check
const { randomUUID } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT } = require('./prepare');

/** @typedef {import('n8n-workflow').INode} WorkflowNode */
/** @typedef {{ name: string, nodes: WorkflowNode[], connections: Record<string, unknown> }} Example */

const FOLDER = join(ROOT, 'examples');

/**
 * Reads an example as the editor imports it: with webhook addresses of its own, and with the credential
 * chosen in the nodes of this package.
 * @param {string} file in examples/
 * @param {{ id: string, name: string }} credential
 * @param {Record<string, Record<string, unknown>>} [changes] what the user changes in nodes, by their name
 * @returns {Example}
 */
function readExample(file, { id, name }, changes = {}) {
	/** @type {Example} */
	const example = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
	const nodes = example.nodes.map((node) => ({
		...node,
		webhookId: randomUUID(),
		...(node.type.startsWith('n8n-nodes-argyle.') && { credentials: { argyleApi: { id, name } } }),
		...changes[node.name],
	}));
	return { ...example, nodes };
}

/** @returns {string[]} the file names of all examples */
function listExamples() {
	return readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
}

module.exports = { listExamples, readExample };
