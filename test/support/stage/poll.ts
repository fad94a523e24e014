import 'reflect-metadata';
import { PollContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { ArgylePollTrigger } from '../../../nodes/Argyle/ArgylePollTrigger.node.ts';
import { StageCredentials } from './credentials';
import { createAdditionalData } from './index';
import { stageNodeTypes } from './nodeTypes';
import type { Wire } from './wire';

export interface PollStageOptions {
	credential: ICredentialDataDecryptedObject;
	parameters?: INodeParameters;
	/** The name of the node; that of a new one unless given. */
	name?: string;
	/** All static data of the workflow, as n8n's database holds it. */
	staticData?: IDataObject;
	/** The node as a process of n8n loaded it; defaults to that of this process. */
	trigger?: Pick<INodeType, 'poll'>;
	/** What made n8n begin to poll; a first publishing unless given. */
	activation?: WorkflowActivateMode;
	/** Answers requests in place of n8n's HTTP client. */
	wire?: Wire;
}

/** The result of a poll: the items that start the workflow, or null when there is nothing to start it for. */
export type Polled = IDataObject[] | null;

/**
 * The polling trigger on the real context of n8n-core, for as long as one process of n8n has the
 * workflow published.
 */
export class PollStage {
	readonly credentials: StageCredentials;

	readonly node: INode;

	readonly workflow: Workflow;

	private readonly trigger: Pick<INodeType, 'poll'>;

	private readonly wire: Wire | undefined;

	/** n8n keeps one for as long as the workflow is published. */
	private readonly context: PollContext;

	private stored: IDataObject;

	private isPublished = false;

	constructor(options: PollStageOptions) {
		this.credentials = new StageCredentials(options.credential);
		this.trigger = options.trigger ?? new ArgylePollTrigger();
		this.wire = options.wire;
		this.node = {
			id: 'node-2',
			name: options.name ?? 'Argyle Polling Trigger',
			type: 'n8n-nodes-argyle.argylePollTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...options.parameters },
			credentials: { argyleApi: { id: '1', name: 'Argyle' } },
		};
		this.stored = throughDatabase(options.staticData ?? {});
		this.workflow = this.createWorkflow();
		this.context = this.createContext('trigger', options.activation ?? 'activate');
	}

	/** What n8n's database holds: what it saved when a publishing ended and when a poll started a run. */
	get saved(): IDataObject {
		return throughDatabase(this.stored);
	}

	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/**
	 * One poll; the first is the one with which n8n publishes or starts. What a later one throws would be
	 * a failed execution.
	 */
	async poll(): Promise<Polled> {
		const items = await this.pollWith(this.context);
		if (items !== null || !this.isPublished)
			this.stored = throughDatabase(this.workflow.staticData);
		this.isPublished = true;
		return items;
	}

	/**
	 * A poll of n8n's durable scheduler, without durable cursors: the workflow is loaded from the
	 * database, and the poll has a limit (poll-trigger-task-handler, 2.41).
	 */
	async pollDurably(budgetMs = 36_000): Promise<Polled> {
		const workflow = this.createWorkflow();
		const items = await this.pollWith(this.createContext('trigger', 'update', workflow, budgetMs));
		if (items !== null) this.stored = throughDatabase(workflow.staticData);
		return items;
	}

	/** *Execute step* in the editor. */
	async pollManually(): Promise<Polled> {
		return await this.pollWith(this.createContext('manual', 'manual'));
	}

	private async pollWith(context: PollContext): Promise<Polled> {
		const data = await this.trigger.poll?.call(context);
		return data?.[0]?.map(({ json }) => json) ?? null;
	}

	private createWorkflow(): Workflow {
		return new Workflow({
			id: 'workflow-1',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: stageNodeTypes,
			staticData: throughDatabase(this.stored),
		});
	}

	private createContext(
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
		workflow = this.workflow,
		budgetMs?: number,
	): PollContext {
		const additionalData = createAdditionalData(this.credentials, 'https://n8n.example.com');
		const own = budgetMs === undefined ? undefined : () => budgetMs;
		const context = new PollContext(
			workflow,
			this.node,
			additionalData,
			mode,
			activation,
			undefined,
			undefined,
			undefined,
			undefined,
			() => workflow.getStaticData('node', this.node),
			own,
		);
		const { wire } = this;
		if (wire) context.helpers.httpRequestWithAuthentication = async (_type, ask) => await wire(ask);
		return context;
	}
}

/** n8n's database holds static data as JSON. */
function throughDatabase(staticData: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(staticData));
}
