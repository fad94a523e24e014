import { uuid } from '../../api/ids';
import { deleteAlways, noticeField } from '../deletion';
import type { Identifier } from '../identifier';
import { identifierField, readIdentifier } from '../identifier';
import type { Operation } from '../operation';

const webhookIdentifier: Identifier = {
	displayName: 'Webhook Subscription',
	name: 'webhookId',
	searchListMethod: 'searchWebhooks',
	pattern: uuid,
	example: '0186a2c4-9c1e-4a7e-8f0e-4a1c5e0b7a55',
	description: 'ID of the subscription at Argyle. It is not the ID of an n8n workflow.',
	origin: 'Map the subscription ID: {{ $json.id }} of Webhook Subscription → Get Many.',
};

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
			'Whatever the subscription delivers to, such as a published workflow, gets no more events',
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
