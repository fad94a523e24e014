import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { operations, runOperation } from './actions';
import { asNodeError } from './api/errors';

export class Argyle implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Argyle',
		name: 'argyle',
		icon: { light: 'file:../../icons/argyle.svg', dark: 'file:../../icons/argyle.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read payroll accounts in Argyle and delete those whose login failed',
		defaults: { name: 'Argyle' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'argyleApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Account', value: 'account' }],
				default: 'account',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['account'] } },
				options: [
					{
						name: 'Delete',
						value: 'delete',
						description: 'Delete an account for good, unless it holds payroll data',
						action: 'Delete account',
					},
					{
						name: 'Get',
						value: 'get',
						description: 'Read an account with the state of its connection',
						action: 'Get account',
					},
				],
				default: 'delete',
			},
			...Object.values(operations).flatMap((resource) =>
				Object.values(resource).flatMap(({ fields }) => fields),
			),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (const index of this.getInputData().keys()) {
			try {
				const results = await runOperation(this, index);
				output.push(...results.map((json) => ({ json, pairedItem: { item: index } })));
			} catch (error) {
				const failure = asNodeError(this.getNode(), error, index);
				if (!this.continueOnFail()) throw failure;
				output.push({ json: { error: failure.message }, pairedItem: { item: index } });
			}
		}
		return [output];
	}
}
