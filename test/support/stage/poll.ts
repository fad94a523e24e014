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
import { ArgylePollTrigger } from '../../../nodes/Argyle/ArgylePollTrigger.node';
import { StageCredentials } from './credentials';
import { createAdditionalData } from './index';
import { stageNodeTypes } from './nodeTypes';

export interface PollStageOptions {
	credential: ICredentialDataDecryptedObject;
	parameters?: INodeParameters;
	/** All static data of the workflow, as n8n's database holds it. */
	staticData?: IDataObject;
	/** The node as a process of n8n loaded it; that of this process unless told. */
	trigger?: Pick<INodeType, 'poll'>;
	/** What made n8n begin to poll; a publishing unless told. */
	activation?: WorkflowActivateMode;
}

/** What came of a poll: the items that start the workflow, or null when there is nothing to start it for. */
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

	/** n8n keeps one for as long as the workflow is published. */
	private readonly context: PollContext;

	constructor(options: PollStageOptions) {
		this.credentials = new StageCredentials(options.credential);
		this.trigger = options.trigger ?? new ArgylePollTrigger();
		this.node = {
			id: 'node-2',
			name: 'Argyle Polling Trigger',
			type: 'n8n-nodes-argyle.argylePollTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...options.parameters },
			credentials: { argyleApi: { id: '1', name: 'Argyle' } },
		};
		this.workflow = new Workflow({
			id: 'workflow-1',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: stageNodeTypes,
			staticData: throughDatabase(options.staticData ?? {}),
		});
		this.context = this.createContext('trigger', options.activation ?? 'activate');
	}

	/** What a save would write to n8n's database now. */
	get saved(): IDataObject {
		return throughDatabase(this.workflow.staticData);
	}

	/** The static data of the node. */
	get staticData(): IDataObject {
		return this.workflow.getStaticData('node', this.node);
	}

	/** One poll. What it throws would be a failed execution; static data is saved only with items. */
	async poll(): Promise<Polled> {
		return await this.pollWith(this.context);
	}

	/** *Execute step* in the editor. */
	async pollManually(): Promise<Polled> {
		return await this.pollWith(this.createContext('manual', 'manual'));
	}

	private async pollWith(context: PollContext): Promise<Polled> {
		const data = await this.trigger.poll?.call(context);
		return data?.[0]?.map(({ json }) => json) ?? null;
	}

	private createContext(mode: WorkflowExecuteMode, activation: WorkflowActivateMode): PollContext {
		const additionalData = createAdditionalData(this.credentials, 'https://n8n.example.com');
		return new PollContext(this.workflow, this.node, additionalData, mode, activation);
	}
}

/** n8n's database holds static data as JSON. */
function throughDatabase(staticData: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(staticData));
}
