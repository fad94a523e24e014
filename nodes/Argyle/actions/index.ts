import type { INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { deleteAccountOperation } from './account/delete.operation';
import { getAccountOperation } from './account/get.operation';
import { getManyAccountsOperation } from './account/getAll.operation';
import { getStatisticsOperation } from './account/getStatistics.operation';
import { getInviteOperation } from './invite/get.operation';
import { getManyInvitesOperation } from './invite/getAll.operation';
import { resendInviteOperation } from './invite/resend.operation';
import { getItemOperation } from './item/get.operation';
import { getManyItemsOperation } from './item/getAll.operation';
import { deleteWebhookOperation } from './subscription/delete.operation';
import { getManyWebhooksOperation } from './subscription/getAll.operation';
import { createTokenOperation } from './user/createToken.operation';
import { deleteUserOperation } from './user/delete.operation';
import { getUserOperation } from './user/get.operation';
import { getManyUsersOperation } from './user/getAll.operation';
import type { Operation, Resource } from './operation';

/** The resource Account: read, list, count and delete payroll accounts. */
const accountResource: Resource = {
	option: { name: 'Account', value: 'account' },
	operations: [
		deleteAccountOperation,
		getAccountOperation,
		getManyAccountsOperation,
		getStatisticsOperation,
	],
	defaultOperation: 'get',
};

/** The resource Invite: read, list and resend invites to connect an account. */
const inviteResource: Resource = {
	option: { name: 'Invite', value: 'invite' },
	operations: [getInviteOperation, getManyInvitesOperation, resendInviteOperation],
	defaultOperation: 'get',
};

/** The resource Item: read and list employers and payroll platforms. */
const itemResource: Resource = {
	option: {
		name: 'Item',
		value: 'item',
		description: 'What Argyle calls an employer or payroll platform',
	},
	operations: [getItemOperation, getManyItemsOperation],
	defaultOperation: 'get',
};

/** The resource User, Argyle's record of an applicant: read, list, delete, create Link tokens. */
const userResource: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [createTokenOperation, deleteUserOperation, getUserOperation, getManyUsersOperation],
	defaultOperation: 'get',
};

/** The resource Webhook Subscription: list and delete the subscriptions of any program. */
const webhookResource: Resource = {
	option: {
		name: 'Webhook Subscription',
		value: 'webhook',
		description: 'Where Argyle sends events. Argyle Trigger manages its own subscription.',
	},
	operations: [deleteWebhookOperation, getManyWebhooksOperation],
	defaultOperation: 'getAll',
};

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
	return resources
		.filter(({ option }) => option.value === resource)
		.flatMap(({ operations }) => operations)
		.find(({ option }) => option.value === operation);
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
