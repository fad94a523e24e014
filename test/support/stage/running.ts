import './quietLog.cts';
import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRequestOptionsSimplified,
	IRun,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import { createAdditionalData } from './index';
import { StageCredentials } from './credentials';
import { stageNodeTypes } from './nodeTypes';

export interface Step {
	parameters: INodeParameters;
	onError?: INode['onError'];
	retryOnFail?: boolean;
}

export interface RunOptions {
	credential: ICredentialDataDecryptedObject;
	items: IDataObject[];
	/** What the items go through, one node after the other. */
	steps: Step[];
	/** How long a request may take, in ms; defaults to the node's own 15 s. */
	timeoutMs?: number;
}

/** A run of n8n's own workflow engine that is under way. */
export interface Running {
	finished: Promise<{ items: INodeExecutionData[]; run: IRun }>;
	/** What n8n does when a user stops the execution. */
	cancel: () => void;
}

/** Action nodes in a row behind a node that gives the items. */
export function createActionWorkflow(steps: Step[]): Workflow {
	const names = ['Source', ...steps.map((_step, index) => nameStep(index))];
	const nodes: INode[] = [
		{ ...place('Source'), type: 'test.source', parameters: {} },
		...steps.map(({ parameters, onError, retryOnFail }, index) => ({
			...place(nameStep(index)),
			type: 'n8n-nodes-argyle.argyle',
			parameters: { resource: 'account', ...parameters },
			credentials: { argyleApi: { id: '1', name: 'Argyle' } },
			onError,
			retryOnFail,
			waitBetweenTries: 10,
		})),
	];
	const links = names.slice(1).map((name, index) => [names[index] ?? '', name] as const);
	return new Workflow({
		id: 'workflow-1',
		nodes,
		connections: Object.fromEntries(
			links.map(([from, node]) => [from, { main: [[{ node, type: 'main', index: 0 }]] }]),
		),
		active: false,
		nodeTypes: stageNodeTypes,
		staticData: {},
	});
}

export function startSteps({ credential, items, steps, timeoutMs }: RunOptions): Running {
	const workflow = createActionWorkflow(steps);
	const source = workflow.getNode('Source');
	if (!source) throw new TypeError('No node to start from');
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node: source, data: { main: [items.map((json) => ({ json }))] }, source: null },
			],
		},
	});
	const credentials =
		timeoutMs === undefined
			? new StageCredentials(credential)
			: new ImpatientCredentials(credential, timeoutMs);
	const additionalData = createAdditionalData(credentials, 'https://n8n.example.com');
	additionalData.hooks = new ExecutionLifecycleHooks('trigger', 'execution-1', {
		id: workflow.id,
		name: 'Stage',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
		activeVersionId: null,
	});
	const running = new WorkflowExecute(additionalData, 'trigger', data).processRunExecutionData(
		workflow,
	);
	const last = nameStep(steps.length - 1);
	return {
		finished: running.then((run) => {
			const [task] = run.data.resultData.runData[last] ?? [];
			return { items: task?.data?.main?.[0] ?? [], run };
		}),
		cancel: () => running.cancel(),
	};
}

/** Shortens what a request may take, so that no test waits for the node's own 15 s. */
class ImpatientCredentials extends StageCredentials {
	constructor(
		data: ICredentialDataDecryptedObject,
		private readonly timeoutMs: number,
	) {
		super(data);
	}

	override async authenticate(
		credential: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const authenticated = await super.authenticate(credential, type, options);
		return { ...authenticated, timeout: this.timeoutMs };
	}
}

function nameStep(index: number): string {
	return index === 0 ? 'Argyle' : `Argyle ${index + 1}`;
}

function place(name: string): Pick<INode, 'id' | 'name' | 'typeVersion' | 'position'> {
	return { id: name, name, typeVersion: 1, position: [0, 0] };
}
