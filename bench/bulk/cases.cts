// @ts-check
const { randomUUID } = require('node:crypto');

const START = 'Start';
const SPLIT = 'One Item Each';
const LOOP = 'Loop Over Items';
const DELETE = 'Delete';

/**
 * @typedef {Record<string, unknown>} Fields
 * @typedef {object} Case
 * @property {string} name
 * @property {Fields} node the one that deletes
 * @property {boolean} [isLoop] whether it gets its items one at a time
 * @property {boolean} [isOurs]
 */

/** @param {'neverConnected' | 'always'} deleteWhen */
const useArgyle = (deleteWhen) => ({
	type: 'n8n-nodes-argyle.argyle',
	typeVersion: 1,
	parameters: {
		resource: 'account',
		operation: 'delete',
		accountId: '={{ $json.id }}',
		deleteWhen,
	},
});

/**
 * @param {string} url of Argyle
 * @param {Fields} [options] of the node
 */
const useHttp = (url, options = {}) => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'DELETE',
		url: `=${url}/v2/accounts/{{ $json.id }}`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'argyleApi',
		options,
	},
});

/**
 * @param {number} batchSize
 * @param {number} batchInterval milliseconds
 */
const inBatches = (batchSize, batchInterval) => ({
	batching: { batch: { batchSize, batchInterval } },
});

/**
 * The ways to delete many accounts that are compared. Only the ones that look first keep those that hold
 * payroll data.
 * @param {string} url of Argyle
 * @returns {Case[]}
 */
function listCases(url) {
	return [
		{ name: 'ours, as it comes (looks first)', node: useArgyle('neverConnected'), isOurs: true },
		{ name: 'ours, told to delete always', node: useArgyle('always'), isOurs: true },
		{ name: 'ours in a loop, one at a time', node: useArgyle('neverConnected'), isLoop: true },
		{ name: 'HTTP Request, as it comes', node: useHttp(url) },
		{
			name: 'HTTP Request, Retry On Fail (three times, 1 s)',
			node: { ...useHttp(url), retryOnFail: true, maxTries: 3, waitBetweenTries: 1_000 },
		},
		{
			name: 'HTTP Request, batches as offered (50 each 1 s)',
			node: useHttp(url, inBatches(50, 1_000)),
		},
		{
			name: 'HTTP Request, batches tuned (10 each 250 ms)',
			node: useHttp(url, inBatches(10, 250)),
		},
		{ name: 'HTTP Request in a loop, one at a time', node: useHttp(url), isLoop: true },
	];
}

/**
 * A workflow that takes ids in a call, and answers when it has ended.
 * @param {Case} one
 * @param {{ id: string, name: string }} credential
 * @returns {{ path: string, workflow: Fields }}
 */
function makeWorkflow({ name, node, isLoop }, { id, name: credentialName }) {
	const path = randomUUID();
	/** @param {string} nodeName @param {Fields} fields */
	const make = (nodeName, fields) => ({
		id: randomUUID(),
		name: nodeName,
		position: [0, 0],
		...fields,
	});
	const nodes = [
		make(START, {
			webhookId: path,
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			parameters: { path, httpMethod: 'POST', responseMode: 'lastNode' },
		}),
		make(SPLIT, {
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.ids', options: { destinationFieldName: 'id' } },
		}),
		make(LOOP, { type: 'n8n-nodes-base.splitInBatches', typeVersion: 3, parameters: {} }),
		make(DELETE, { ...node, credentials: { argyleApi: { id, name: credentialName } } }),
	];
	/** @param {string[]} outputs the node behind each */
	const connect = (...outputs) => ({
		main: outputs.map((to) => (to === '' ? [] : [{ node: to, type: 'main', index: 0 }])),
	});
	const connections = isLoop
		? {
				[START]: connect(SPLIT),
				[SPLIT]: connect(LOOP),
				[LOOP]: connect('', DELETE),
				[DELETE]: connect(LOOP),
			}
		: { [START]: connect(SPLIT), [SPLIT]: connect(DELETE) };
	const used = nodes.filter((one) => isLoop || one.name !== LOOP);
	return { path, workflow: { name, nodes: used, connections } };
}

module.exports = { listCases, makeWorkflow };
