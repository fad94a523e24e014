import { isDeleted, isGone } from '../../api/answers';
import { requestError } from '../../api/errors';
import { uuid } from '../../api/ids';
import { deleteSubscription } from '../../api/webhooks';
import { describeGone } from '../gone';
import type { Identifier } from '../identifier';
import { identifierField, readIdentifier } from '../identifier';
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
				if (isGone(answer)) return [describeGone(answer.mayBeDone === true)];
				const what = `Webhook subscription ${id} could not be deleted`;
				throw requestError(client, answer, what, 'this webhook subscription');
			},
		};
	},
};
