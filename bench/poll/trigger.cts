import 'reflect-metadata';
import { join } from 'node:path';
import { Credentials, ExternalSecretsProxy, PollContext } from 'n8n-core';
import { ICredentialsHelper, Workflow } from 'n8n-workflow';
import { ROOT } from '../../tools/root.cts';
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeTypes,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

type CredentialData = ICredentialDataDecryptedObject;

/** Hands out one credential, as n8n's own helper does from its database. */
class BenchCredentials extends ICredentialsHelper {
	/** @param onRequest called before each request leaves */
	constructor(
		private readonly data: CredentialData,
		private readonly onRequest: () => void,
	) {
		super();
	}

	async authenticate(
		{ apiKeyId, apiKeySecret }: CredentialData,
		_type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
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

	async getCredentials({ id, name }: INodeCredentialsDetails, type: string) {
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

/** A polling trigger has nothing to do with other workflows, executions and agents. */
const unreached = (): never => {
	throw new Error('A polling trigger does not reach this');
};
const UNREACHED = {
	executeWorkflow: unreached,
	getRunExecutionData: unreached,
	getRuntimeCredential: unreached,
	executeAgent: unreached,
	setExecutionStatus: unreached,
	logAiEvent: unreached,
	startRunnerTask: unreached,
	sendDataToUI: unreached,
	variables: {},
};

/**
 * The built polling trigger on the context that n8n gives it.
 * @param onRequest called before each request leaves
 */
export function createTrigger(credential: CredentialData, onRequest: () => void) {
	const { ArgylePollTrigger }: typeof import('../../nodes/Argyle/ArgylePollTrigger.node') = require(
		join(ROOT, 'dist/nodes/Argyle/ArgylePollTrigger.node.js'),
	);
	const trigger = new ArgylePollTrigger();
	const node: INode = {
		id: 'node-1',
		name: 'Argyle Polling Trigger',
		type: 'n8n-nodes-argyle.argylePollTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { firstPoll: 'existing' },
		credentials: { argyleApi: { id: '1', name: 'Argyle' } },
	};
	const nodeTypes: INodeTypes = {
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
	const additionalData: IWorkflowExecuteAdditionalData = {
		credentialsHelper: new BenchCredentials(credential, onRequest),
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		formBaseUrl: 'http://127.0.0.1/form',
		formTestBaseUrl: 'http://127.0.0.1/form-test',
		mcpBaseUrl: 'http://127.0.0.1/mcp',
		mcpTestBaseUrl: 'http://127.0.0.1/mcp-test',
		currentNodeExecutionIndex: 0,
		externalSecretsProxy: new ExternalSecretsProxy(),
		...UNREACHED,
	};
	return {
		/** @returns how many items it gave */
		poll: async (): Promise<number> => {
			const context = new PollContext(workflow, node, additionalData, 'trigger', 'activate');
			return (await trigger.poll.call(context))?.[0]?.length ?? 0;
		},
		/** @returns bytes of what n8n stores between two polls */
		countStateBytes: (): number => Buffer.byteLength(JSON.stringify(workflow.staticData)),
	};
}
