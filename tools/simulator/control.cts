/*
 * Control endpoints, for tests and people in another process. JSON in and out, no authentication,
 * only from this machine.
 *
 * GET    /_control/state          keys, settings, counts, subscriptions with their secrets, accounts (first 200)
 * POST   /_control/logins         {errorCode, errorMessage, account, user, item} → {account, user}; errorCode null succeeds.
 *                                 {…, "wait": true} answers when the deliveries are over, with them
 * POST   /_control/accounts       part of an account, {state: failed|connected|connecting|refailed, count} → account, or {count}
 * PATCH  /_control/accounts/:id   part of an account; no event is sent
 * DELETE /_control/accounts/:id   the user revoked access: accounts.removed is sent
 * POST   /_control/accounts/:id/events  {kind: added|connected|failed|updated|removed} → the attempts; the account stays
 * POST   /_control/users          part of a user → user
 * POST   /_control/invites        part of an invite → invite
 * POST   /_control/webhooks       part of a subscription → subscription
 * PATCH  /_control/webhooks/:id   edit a subscription, as in Console
 * DELETE /_control/webhooks/:id   remove a subscription, as in Console
 * POST   /_control/deliveries     {subscription: id, event, data, signature?} → the attempts, sent by hand
 * GET    /_control/requests       every request to the API; ?method=POST&path=/v2/webhooks
 * GET    /_control/deliveries     every delivery attempt; ?settled=true waits until none is pending
 * DELETE /_control/journal        forget requests and deliveries so far
 * POST   /_control/faults         which requests: {method, path (prefix) or pathPattern (expression), times (1; null = always), probability}
 *                                 what happens: {delayMs, status, body, headers, drop: before|after|midway, truncate,
 *                                 createdButStatus, omitId} → {id}; or {"chaos": {probability, seed, kinds, deliveryKinds}}
 * DELETE /_control/faults         end all faults and chaos
 * POST   /_control/keys           another key for this environment → {id, secret}
 * DELETE /_control/keys/:id       revoke a key
 * POST   /_control/settings       any of {rateLimit, retryDelayMs, deliveryTimeoutMs, hideSecrets,
 *                                 ignoreIncludeResource, omitErrorFields, createStatus} → settings
 * POST   /_control/reset          default settings, no records, no journals, no faults
 */

import { text } from 'node:stream/consumers';
import { send } from './exchange.cts';
import { ok } from './replies.cts';
import { conductRoutes } from './control/conduct.cts';
import { recordRoutes } from './control/records.cts';
import type { World } from './types.cts';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Makes the handler of all control endpoints. */
export function createControl(
	world: World,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
	const routes = [...recordRoutes(world), ...conductRoutes(world)];
	return async (request, response, { pathname, searchParams: query }) => {
		if (!isLoopback(request.socket.remoteAddress)) {
			send(response, ok({ error: 'Only from this machine' }, 403));
			return;
		}
		const sent = (await text(request)) || '{}';
		const route = routes.find(
			({ method, pattern }) => method === request.method && pattern.test(pathname),
		);
		if (!route) {
			send(response, ok({ error: `There is no ${request.method} ${pathname}` }, 404));
			return;
		}
		const [, id = ''] = route.pattern.exec(pathname) ?? [];
		try {
			send(response, ok((await route.handle({ body: JSON.parse(sent), id, query })) ?? {}));
		} catch (error) {
			send(response, ok({ error: error instanceof Error ? error.message : String(error) }, 400));
		}
	};
}

function isLoopback(address: string | undefined): boolean {
	return /^(::ffff:)?127\.|^::1$/.test(address ?? '');
}
