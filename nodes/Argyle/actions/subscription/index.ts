import type { Resource } from '../operation';
import { deleteWebhookOperation } from './delete.operation';
import { getManyWebhooksOperation } from './getAll.operation';

/** The resource Webhook Subscription: list and delete the subscriptions of any program. */
export const webhookResource: Resource = {
	option: {
		name: 'Webhook Subscription',
		value: 'webhook',
		description: 'Where Argyle sends events. Argyle Trigger manages its own subscription.',
	},
	operations: [deleteWebhookOperation, getManyWebhooksOperation],
	defaultOperation: 'getAll',
};
