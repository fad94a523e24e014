import { methodNotAllowed, notFound } from './replies.cts';
import type { ControlRoute, Reply, Route, RouteRequest } from './types.cts';

/**
 * Makes a route.
 * @param path with a colon in front of what is read from it, such as `/v2/accounts/:id`
 */
export function on(method: string, path: string, handle: Route['handle']): Route {
	return { method, pattern: compile(path), handle };
}

/** Makes a control endpoint in the way of {@link on}. */
export function control(path: string, handle: ControlRoute['handle']): ControlRoute {
	const [method = '', rest = ''] = path.split(' ');
	return { method, pattern: compile(`/_control/${rest}`), handle };
}

function compile(path: string): RegExp {
	return new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`);
}

/**
 * Makes a route whose path ends in the id of a record.
 * @param handle is called with the record; without one the answer is 404
 */
export function onRecord<T>(
	method: string,
	path: string,
	store: { get: (id: string) => T | undefined },
	handle: (record: T) => Reply,
): Route {
	return on(method, path, (request) => {
		const record = store.get(request.params[0] ?? '');
		return record === undefined ? notFound(request.path) : handle(record);
	});
}

/**
 * Finds the route of a request, and gives its answer.
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
