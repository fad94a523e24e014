import { page } from '../paging.cts';
import { noContent, ok } from '../replies.cts';
import { on, onRecord } from '../routing.cts';
import { readWebhook } from './webhook-validation.cts';
import type { Route, Webhook, World } from '../types.cts';

const ONE = '/v2/webhooks/:id';

/** Makes the routes of subscriptions. Argyle has no PATCH and no PUT: a change is a new subscription. */
export function webhookRoutes({ webhooks, settings }: World): Route[] {
	const show = ({ secret, ...rest }: Webhook) =>
		settings.hideSecrets ? rest : { ...rest, secret };
	return [
		on('GET', '/v2/webhooks', (request) => page({ store: webhooks, request, show })),
		on('POST', '/v2/webhooks', ({ body }) => {
			const { webhook, errors } = readWebhook(body);
			return errors ? ok(errors, 400) : ok(webhooks.add(webhook), settings.createStatus);
		}),
		onRecord('GET', ONE, webhooks, (webhook) => ok(show(webhook))),
		onRecord('DELETE', ONE, webhooks, ({ id }) => {
			webhooks.remove(id);
			return noContent();
		}),
	];
}
