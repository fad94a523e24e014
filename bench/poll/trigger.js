// @ts-check
require('reflect-metadata');
const { join } = require('node:path');
const { Credentials, PollContext } = require('n8n-core');
const { ICredentialsHelper, Workflow } = require('n8n-workflow');
const { ROOT } = require('../../dev/prepare');

/** @typedef {import('n8n-workflow').ICredentialDataDecryptedObject} CredentialData */

/** Hands out one credential, as n8n's own helper does from its database. */
class BenchCredentials extends ICredentialsHelper {
	/**
	 * @param {CredentialData} data
	 * @param {() => void} onRequest called before each request leaves
	 */
	constructor(data, onRequest) {
		super();
		this.data = data;
		this.onRequest = onRequest;
	}

	/** @type {ICredentialsHelper['authenticate']} */
	async authenticate({ apiKeyId, apiKeySecret }, _type, options) {
		this.onRequest();
		const auth = { username: String(apiKeyId), password: String(apiKeySecret) };
		return { ...options, url: 'url' in options ? options.url : '', auth };
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	/** @type {ICredentialsHelper['getCredentials']} */
	async getCredentials({ id, name }, type) {
		return new Credentials({ id, name }, type);
	}

	async getDecrypted() {
		return { ...this.data };
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties() {
		return [];
	}
}

/**
 * The built polling trigger on the context that n8n gives it.
 * @param {CredentialData} credential
 * @param {() => void} onRequest called before each request leaves
 */
function createTrigger(credential, onRequest) {
	/** @type {typeof import('../../nodes/Argyle/ArgylePollTrigger.node')} */
	const { ArgylePollTrigger } = require(join(ROOT, 'dist/nodes/Argyle/ArgylePollTrigger.node.js'));
	const trigger = new ArgylePollTrigger();
	/** @type {import('n8n-workflow').INode} */
	const node = {
		id: 'node-1',
		name: 'Argyle Polling Trigger',
		type: 'n8n-nodes-argyle.argylePollTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { firstPoll: 'existing' },
		credentials: { argyleApi: { id: '1', name: 'Argyle' } },
	};
	/** @type {import('n8n-workflow').INodeTypes} */
	const nodeTypes = {
		getByName: () => trigger,
		getByNameAndVersion: () => trigger,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		id: 'workflow-1',
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes,
		staticData: {},
	});
	const additionalData = /** @type {import('n8n-workflow').IWorkflowExecuteAdditionalData} */ (
		/** @type {unknown} */ ({
			credentialsHelper: new BenchCredentials(credential, onRequest),
			restApiUrl: 'http://127.0.0.1/rest',
			instanceBaseUrl: 'http://127.0.0.1',
		})
	);
	return {
		/** @returns {Promise<number>} how many items it gave */
		poll: async () => {
			const context = new PollContext(workflow, node, additionalData, 'trigger', 'activate');
			return (await trigger.poll.call(context))?.[0]?.length ?? 0;
		},
		/** @returns {number} bytes of what n8n stores between two polls */
		countStateBytes: () => Buffer.byteLength(JSON.stringify(workflow.staticData)),
	};
}

module.exports = { createTrigger };
