import 'reflect-metadata';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { ArgyleTrigger } from '../../../nodes/Argyle/ArgyleTrigger.node.ts';
import { StageCredentials } from './credentials';
import { stageNodeTypes } from './nodeTypes';
import type { Wire } from './wire';
import { StageRequest, StageResponse } from './traffic';
import type { Answer, Traffic } from './traffic';

export type { Answer, Traffic } from './traffic';

export interface StageOptions {
	credential: ICredentialDataDecryptedObject;
	parameters?: INodeParameters;
	/** Where n8n believes that it is reached, ending in `/webhook`. */
	webhookBaseUrl?: string;
	workflowId?: string;
	nodeId?: string;
	webhookId?: string;
	staticData?: IDataObject;
	/** The manual run "Listen for test event". */
	test?: boolean;
	/** Which n8n it is. */
	instanceId?: string;
	/** Why n8n publishes; defaults to a user who publishes. */
	activation?: WorkflowActivateMode;
	/** The node as a process of n8n loaded it; defaults to that of this process. */
	trigger?: ArgyleTrigger;
	/** Answers the lookups of deliveries in place of n8n's HTTP client. */
	wire?: Wire;
}

/**
 * A trigger node on the real contexts of n8n-core: what n8n would do between the editor and Argyle,
 * without its database and web server. Each lifecycle call gets fresh contexts over the same static data.
 */
export class Stage {
	readonly credentials: StageCredentials;

	readonly node: INode;

	readonly workflow: Workflow;

	private readonly trigger: ArgyleTrigger;

	constructor(private readonly options: StageOptions) {
		this.credentials = new StageCredentials(options.credential);
		this.trigger = options.trigger ?? new ArgyleTrigger();
		this.node = {
			id: options.nodeId ?? 'node-1',
			name: 'Argyle Trigger',
			type: 'n8n-nodes-argyle.argyleTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: options.webhookId ?? '6c1fa8d1-93f8-4a0e-b1ae-1e7f0f6a6a30',
			parameters: { events: ['accounts.failed'], includeResource: true, ...options.parameters },
			credentials: { argyleApi: { id: '1', name: 'Argyle' } },
		};
		this.workflow = new Workflow({
			id: options.workflowId ?? 'workflow-1',
			nodes: [this.node],
			connections: {},
			active: options.test !== true,
			nodeTypes: stageNodeTypes,
			staticData: options.staticData ?? {},
		});
	}

	get webhookUrl(): string {
		return this.hook().getNodeWebhookUrl('default') ?? '';
	}

	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	async checkExists(): Promise<boolean> {
		return await this.trigger.webhookMethods.default.checkExists.call(this.hook());
	}

	async create(): Promise<boolean> {
		return await this.trigger.webhookMethods.default.create.call(this.hook());
	}

	async delete(): Promise<boolean> {
		return await this.trigger.webhookMethods.default.delete.call(this.hook('update', 'internal'));
	}

	/** Publishes as both engines of n8n do: `create` only when `checkExists` says no. */
	async publish(): Promise<void> {
		if (!(await this.checkExists())) await this.create();
	}

	/** Hands a request to `webhook()` and gives what the caller and the workflow get. */
	async deliver(traffic: Traffic): Promise<Answer> {
		const response = new StageResponse();
		const context = this.listen(traffic, response);
		return response.settle(await this.trigger.webhook.call(context));
	}

	/** The context in which the trigger answers one request. */
	listen(traffic: Traffic, response = new StageResponse()): WebhookContext {
		const context = new WebhookContext(
			this.workflow,
			this.node,
			{
				...this.additionalData(),
				httpRequest: new StageRequest(traffic).asExpress(),
				httpResponse: response.asExpress(),
			},
			this.options.test ? 'manual' : 'webhook',
			this.webhookData(),
			[],
			null,
		);
		const { wire } = this.options;
		if (wire) context.helpers.httpRequestWithAuthentication = async (_type, ask) => await wire(ask);
		return context;
	}

	hook(
		activation: WorkflowActivateMode = this.options.test
			? 'manual'
			: (this.options.activation ?? 'activate'),
		mode: WorkflowExecuteMode = this.options.test ? 'manual' : 'trigger',
	): HookContext {
		const context = new HookContext(
			this.workflow,
			this.node,
			this.additionalData(),
			mode,
			activation,
			this.webhookData(),
		);
		context.getInstanceId = () => this.options.instanceId ?? 'instance-1';
		return context;
	}

	private webhookData(): IWebhookData {
		const [webhookDescription] = this.trigger.description.webhooks ?? [];
		if (!webhookDescription) throw new TypeError('The trigger has no webhook');
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: `${this.node.webhookId}/webhook`,
			webhookDescription,
			workflowId: this.workflow.id,
			workflowExecuteAdditionalData: this.additionalData(),
			webhookId: this.node.webhookId,
			isTest: this.options.test === true,
		};
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const base = this.options.webhookBaseUrl ?? 'https://n8n.example.com';
		return createAdditionalData(this.credentials, base);
	}
}

/** The part of n8n's additional data that contexts read. */
export function createAdditionalData(
	credentialsHelper: StageCredentials,
	baseUrl: string,
): IWorkflowExecuteAdditionalData {
	const used: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper,
		webhookBaseUrl: `${baseUrl}/webhook`,
		webhookTestBaseUrl: `${baseUrl}/webhook-test`,
		webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
		formWaitingBaseUrl: `${baseUrl}/form-waiting`,
		restApiUrl: `${baseUrl}/rest`,
		instanceBaseUrl: baseUrl,
		currentNodeParameters: undefined,
	};
	// The rest belongs to the database and to sub-workflows, which no context under test reaches.
	return used as IWorkflowExecuteAdditionalData;
}
