import { page } from '../paging.cts';
import { noContent, notFound, ok } from '../replies.cts';
import { readWebhook } from './webhook-validation.cts';
import type { Route, Webhook, World } from '../types.cts';

const ONE = /^\/v2\/webhooks\/([^/]+)$/;

/** There is no PATCH and no PUT: a change is a new subscription. */
export function webhookRoutes({ webhooks, settings }: World): Route[] {
	const shown = (webhook: Webhook) => (settings.hideSecrets ? omitSecret(webhook) : webhook);
	return [
		{
			method: 'GET',
			pattern: /^\/v2\/webhooks$/,
			handle: (request) => page({ store: webhooks, request, show: shown }),
		},
		{
			method: 'POST',
			pattern: /^\/v2\/webhooks$/,
			handle: ({ body }) => {
				const { webhook, errors } = readWebhook(body);
				return errors ? ok(errors, 400) : ok(webhooks.add(webhook), settings.createStatus);
			},
		},
		{
			method: 'GET',
			pattern: ONE,
			handle: ({ params: [id = ''], path }) => {
				const webhook = webhooks.get(id);
				return webhook ? ok(shown(webhook)) : notFound(path);
			},
		},
		{
			method: 'DELETE',
			pattern: ONE,
			handle: ({ params: [id = ''], path }) => (webhooks.remove(id) ? noContent() : notFound(path)),
		},
	];
}

function omitSecret({ secret, ...shown }: Webhook): Omit<Webhook, 'secret'> {
	return shown;
}
