// @ts-check
'use strict';

const { methodNotAllowed, notFound } = require('./replies');

/** @typedef {import('./types').Route} Route */

/**
 * Finds who answers a request, and has it answered.
 *
 * @param {Route[]} routes
 * @param {Omit<import('./types').RouteRequest, 'params'>} request
 * @returns {import('./types').Reply} 404 for an unknown path, 405 for a known one with another method
 */
function answer(routes, request) {
	const { method, path } = request;
	const onPath = routes.filter(({ pattern }) => pattern.test(path));
	if (onPath.length === 0) return notFound(path);
	const route = onPath.find((candidate) => candidate.method === method);
	if (!route) {
		const methods = onPath.map((candidate) => candidate.method);
		return methodNotAllowed(method, path, [...new Set(methods)]);
	}
	return route.handle({ ...request, params: route.pattern.exec(path)?.slice(1) ?? [] });
}

module.exports = { answer };
