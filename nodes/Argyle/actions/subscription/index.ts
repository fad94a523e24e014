import type { Resource } from '../operation';
import { deleteWebhookOperation } from './delete.operation';
import { getManyWebhooksOperation } from './getAll.operation';

/** Webhook subscriptions of whatever program: to be listed and deleted. */
export const webhookResource: Resource = {
	option: {
		name: 'Webhook Subscription',
		value: 'webhook',
		description: 'To whom Argyle reports events. The Argyle Trigger keeps its own.',
	},
	operations: [deleteWebhookOperation, getManyWebhooksOperation],
	defaultOperation: 'getAll',
};
