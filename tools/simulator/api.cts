import { setTimeout as wait } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { argyleHeaders, parseBody, send } from './exchange.cts';
import { detail, faultReply, throttled } from './replies.cts';
import { answer } from './routing.cts';
import { accountRoutes } from './routes/accounts.cts';
import { inviteRoutes } from './routes/invites.cts';
import { itemRoutes } from './routes/items.cts';
import { userRoutes } from './routes/users.cts';
import { webhookRoutes } from './routes/webhooks.cts';
import type { ApiRequest, FaultEffect, Reply, World } from './types.cts';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Argyle's API: takes a request through journal, faults, authentication, rate limit and route.
 *
 * @param closed aborts the answers that a fault delays
 */
export function createApi(
	world: World,
	closed: AbortSignal,
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
	const { journal, faults, keyring, rateLimit, settings, clientId } = world;
	const routes = [accountRoutes, userRoutes, inviteRoutes, itemRoutes, webhookRoutes].flatMap(
		(routesOf) => routesOf(world),
	);

	return async (request, response, url) => {
		const { method = 'GET' } = request;
		const path = url.pathname;
		const verdict = keyring.check(request.headers.authorization);
		const entry: ApiRequest = {
			at: Date.now(),
			method,
			path,
			query: Object.fromEntries(url.searchParams),
			status: null,
			body: null,
			authorizationValid: verdict.refusal === null,
			keyId: verdict.keyId,
			fault: null,
		};
		journal.requests.push(entry);
		const { body, valid } = parseBody(await text(request));
		entry.body = body;
		const fault = faults.take(method, path);
		const effect = fault?.effect ?? {};
		entry.fault = fault?.id ?? null;

		const act = () => {
			if (verdict.refusal) return verdict.refusal;
			if (!rateLimit.admits(verdict.keyId ?? '', settings.rateLimit)) return throttled();
			if (!valid)
				return detail(400, 'JSON parse error - Expecting value: line 1 column 1 (char 0)');
			return answer(routes, { method, path, query: url.searchParams, body, origin: url.origin });
		};
		// The edge in front of Argyle fails before anything checks the key.
		const prevented = effect.status !== undefined || effect.drop === 'before';
		const reply = altered(prevented ? faultReply(effect.status ?? 500, path) : act(), effect, path);
		if (effect.delayMs) await wait(effect.delayMs, null, { signal: closed });
		if (effect.drop === 'before' || effect.drop === 'after') {
			response.destroy();
			return;
		}
		entry.status = reply.status;
		send(response, withHeaders(reply, argyleHeaders(clientId)), effect);
	};
}

/**
 * Applies a fault to an answer.
 *
 * @param reply the answer without the fault
 */
function altered(reply: Reply, effect: FaultEffect, path: string): Reply {
	const succeeded = reply.status < 300;
	const replaced =
		effect.createdButStatus !== undefined && succeeded
			? faultReply(effect.createdButStatus, path)
			: reply;
	const status = effect.createdButStatus !== undefined ? replaced.status : reply.status;
	const body = 'body' in effect ? effect.body : replaced.body;
	const shown = effect.omitId ? withoutId(body) : body;
	return { status, body: shown, headers: { ...replaced.headers, ...effect.headers } };
}

function withoutId(body: unknown): unknown {
	if (typeof body !== 'object' || body === null) return body;
	return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'id'));
}

function withHeaders(reply: Reply, headers: Record<string, string>): Reply {
	return { ...reply, headers: { ...headers, ...reply.headers } };
}
