import type { Resource } from '../operation';
import { deleteWebhookOperation } from './delete.operation';
import { getManyWebhooksOperation } from './getAll.operation';

/** Webhook subscriptions of any program: listed and deleted. */
export const webhookResource: Resource = {
	option: {
		name: 'Webhook Subscription',
		value: 'webhook',
		description: 'Where Argyle sends events. Argyle Trigger manages its own subscription.',
	},
	operations: [deleteWebhookOperation, getManyWebhooksOperation],
	defaultOperation: 'getAll',
};
