// @ts-check
'use strict';

const { page } = require('../paging');
const { noContent, notFound, ok } = require('../replies');
const { readWebhook } = require('./webhook-validation');

/** @typedef {import('../types').Webhook} Webhook */

const ONE = /^\/v2\/webhooks\/([^/]+)$/;

/**
 * There is no PATCH and no PUT: a change is a new subscription.
 *
 * @param {import('../types').World} world
 * @returns {import('../types').Route[]}
 */
function webhookRoutes({ webhooks, settings }) {
	/** @param {Webhook} webhook */
	const shown = (webhook) => (settings.hideSecrets ? { ...webhook, secret: null } : webhook);
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

module.exports = { webhookRoutes };
