import { deleteAlways, noticeField } from '../deletion';
import { identifierField, readIdentifier, webhookIdentifier } from '../identifiers';
import type { Operation } from '../operation';

/** Webhook Subscription → Delete. */
export const deleteWebhookOperation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description: 'Delete a webhook subscription permanently',
		action: 'Delete webhook subscription permanently',
	},

	fields: [
		noticeField(
			'deleteNotice',
			'The receiver of this subscription, such as a published workflow, gets no more events',
		),
		identifierField(webhookIdentifier),
	],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, webhookIdentifier);
		return {
			key: id,
			run: async (client) => [
				await deleteAlways(client, {
					what: `Webhook subscription ${id}`,
					subject: 'this webhook subscription',
					request: { method: 'DELETE', path: `/webhooks/${encodeURIComponent(id)}` },
				}),
			],
		};
	},
};
