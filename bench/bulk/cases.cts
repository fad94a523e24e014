import { randomUUID } from 'node:crypto';

const START = 'Start';
const SPLIT = 'One Item Each';
const LOOP = 'Loop Over Items';
const DELETE = 'Delete';

type Fields = Record<string, unknown>;

export interface Case {
	name: string;
	/** The one that deletes. */
	node: Fields;
	/** Whether it gets its items one at a time. */
	isLoop?: boolean;
	isOurs?: boolean;
}

const useArgyle = (deleteWhen: 'neverConnected' | 'always') => ({
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
 * @param url of Argyle
 * @param options of the node
 */
const useHttp = (url: string, options: Fields = {}) => ({
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

/** @param batchInterval milliseconds */
const inBatches = (batchSize: number, batchInterval: number) => ({
	batching: { batch: { batchSize, batchInterval } },
});

/**
 * The ways to delete many accounts that are compared. Only the ones that look first keep those that hold
 * payroll data.
 * @param url of Argyle
 */
export function listCases(url: string): Case[] {
	return [
		{ name: 'ours, as it comes (looks first)', node: useArgyle('neverConnected'), isOurs: true },
		{ name: 'ours, deletes always', node: useArgyle('always'), isOurs: true },
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

/** A workflow that takes ids in a call, and answers when it has ended. */
export function makeWorkflow(
	{ name, node, isLoop }: Case,
	{ id, name: credentialName }: { id: string; name: string },
): { path: string; workflow: Fields } {
	const path = randomUUID();
	const make = (nodeName: string, fields: Fields) => ({
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
	/** @param outputs the node behind each */
	const connect = (...outputs: string[]) => ({
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
