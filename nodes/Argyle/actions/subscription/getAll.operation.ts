import { readWholeList } from '../../api/pages';
import { subscriptionList, withoutSecret } from '../../api/webhooks';
import { collect, listingFields, readLimit } from '../listing';
import type { Operation } from '../operation';

/** Webhook Subscription → Get Many, without the secrets that sign deliveries. */
export const getManyWebhooksOperation: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description:
			'Retrieve a list of the webhook subscriptions of your API key, without their secrets',
		action: 'Get many webhook subscriptions',
	},

	fields: listingFields,

	prepare(context, itemIndex) {
		const limit = readLimit(context, itemIndex);
		return {
			key: String(limit),
			run: async (client) =>
				await collect(readWholeList(client, subscriptionList), limit, withoutSecret),
		};
	},
};
