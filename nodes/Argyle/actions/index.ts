import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { accountResource } from './account';
import { inviteResource } from './invite';
import { itemResource } from './item';
import type { Operation, Resource } from './operation';
import { userResource } from './user';
import { webhookResource } from './subscription';

/** All resources of the action node, in the order of the editor's list. */
export const resources: Resource[] = [
	accountResource,
	inviteResource,
	itemResource,
	userResource,
	webhookResource,
];

/** All fields of the action node. */
export const actionFields: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ option }) => option),
		default: 'account',
	},
	...resources.flatMap(listFields),
];

/** Finds the operation that a user selected; undefined when this node has no such operation. */
export function findOperation(resource: unknown, operation: unknown): Operation | undefined {
	const found = resources.find(({ option }) => option.value === resource);
	return found?.operations.find(({ option }) => option.value === operation);
}

function listFields({ option, operations, defaultOperation }: Resource): INodeProperties[] {
	const resource = [String(option.value)];
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource } },
			options: operations.map((operation) => operation.option),
			default: defaultOperation,
		},
		...operations.flatMap(({ option: { value }, fields }) =>
			updateDisplayOptions({ show: { resource, operation: [value] } }, fields),
		),
	];
}
