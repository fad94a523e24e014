import { isDeleted, isGone } from '../../api/answers';
import { describeFailure } from '../../api/errors';
import { deleteSubscription } from '../../api/webhooks';
import type { Identifier } from '../identifier';
import { identifierField, readIdentifier, uuid } from '../identifier';
import type { Operation } from '../operation';

const webhookIdentifier: Identifier = {
	displayName: 'Webhook Subscription',
	name: 'webhookId',
	searchListMethod: 'searchWebhooks',
	pattern: uuid,
	example: '0186a2c4-9c1e-4a7e-8f0e-4a1c5e0b7a55',
	description: 'ID of the subscription in Argyle. It is not the ID of an n8n workflow.',
	origin: 'Use the "id" that Webhook Subscription → Get Many gives.',
};

/** Webhook Subscription → Delete. */
export const deleteWebhookOperation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description:
			'Delete a webhook subscription. Whatever it delivers to, such as a published workflow, hears nothing more. Only use it for one that was named.',
		action: 'Delete webhook subscription for good',
	},

	fields: [identifierField(webhookIdentifier)],

	prepare(context, itemIndex) {
		const id = readIdentifier(context, itemIndex, webhookIdentifier);
		return {
			key: id,
			run: async (client) => {
				const answer = await deleteSubscription(client, id);
				if (isDeleted(answer)) return [{ deleted: true }];
				if (isGone(answer)) {
					const byUs = (answer.attempts ?? 1) > 1;
					return [byUs ? { deleted: true } : { deleted: true, already_gone: true }];
				}
				const what = `Webhook subscription ${id} could not be deleted`;
				throw describeFailure(client, answer, what, 'this webhook subscription');
			},
		};
	},
};
