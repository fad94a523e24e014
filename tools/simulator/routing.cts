import { methodNotAllowed, notFound } from './replies.cts';
import type { Reply, Route, RouteRequest } from './types.cts';

/**
 * Finds who answers a request, and has it answered.
 *
 * @returns 404 for an unknown path, 405 for a known one with another method
 */
export function answer(routes: Route[], request: Omit<RouteRequest, 'params'>): Reply {
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
