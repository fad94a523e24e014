// @ts-check
'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const { argyleHeaders, parseBody, readText, send } = require('./exchange');
const { detail, faultReply, throttled } = require('./replies');
const { answer } = require('./routing');
const { accountRoutes } = require('./routes/accounts');
const { inviteRoutes } = require('./routes/invites');
const { itemRoutes } = require('./routes/items');
const { userRoutes, userTokenRoutes } = require('./routes/users');
const { webhookRoutes } = require('./routes/webhooks');

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./types').FaultEffect} FaultEffect */
/** @typedef {import('./types').Reply} Reply */

/**
 * Argyle's API: takes a request through journal, faults, authentication, rate limit and route.
 *
 * @param {import('./types').World} world
 * @param {AbortSignal} closed ends what a fault delays
 * @returns {(request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>}
 */
function createApi(world, closed) {
	const { journal, faults, keyring, rateLimit, settings, clientId } = world;
	const routes = [accountRoutes, userRoutes, userTokenRoutes, inviteRoutes, itemRoutes]
		.concat(webhookRoutes)
		.flatMap((routesOf) => routesOf(world));

	return async (request, response, url) => {
		const { method = 'GET' } = request;
		const path = url.pathname;
		const verdict = keyring.check(request.headers.authorization);
		/** @type {import('./types').ApiRequest} */
		const entry = {
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
		const { body, valid } = parseBody(await readText(request));
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
		// The edge in front of Argyle fails before anybody looks at the key.
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
 * @param {Reply} reply what would be answered
 * @param {FaultEffect} effect
 * @param {string} path
 * @returns {Reply}
 */
function altered(reply, effect, path) {
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

/**
 * @param {unknown} body
 * @returns {unknown}
 */
function withoutId(body) {
	if (typeof body !== 'object' || body === null) return body;
	return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'id'));
}

/**
 * @param {Reply} reply
 * @param {Record<string, string>} headers
 * @returns {Reply}
 */
function withHeaders(reply, headers) {
	return { ...reply, headers: { ...headers, ...reply.headers } };
}

module.exports = { createApi };
