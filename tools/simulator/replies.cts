import { STATUS_CODES } from 'node:http';
import type { ErrorStyle, Reply } from './types.cts';

export function ok(body: unknown, status: number = 200): Reply {
	return { status, body };
}

export function noContent(): Reply {
	return { status: 204 };
}

/** Makes an error in the style of Django REST framework, which most of Argyle's API uses. */
export function detail(status: number, detail: string, headers?: Record<string, string>): Reply {
	return { status, body: { detail }, headers };
}

/**
 * Makes an error in the style of Spring. The headers of the real /accounts are Spring's, so its error
 * bodies most likely are as well.
 */
export function springError(status: number, path: string, headers?: Record<string, string>): Reply {
	const timestamp = new Date().toISOString().replace('Z', '+00:00');
	return { status, body: { timestamp, status, error: STATUS_CODES[status] ?? '', path }, headers };
}

/** Finds the style in which a path writes its errors. */
function errorStyleOf(path: string): ErrorStyle {
	return /^\/v2\/accounts(\/|$)/.test(path) ? 'spring' : 'drf';
}

export function notFound(path: string): Reply {
	return errorStyleOf(path) === 'spring' ? springError(404, path) : detail(404, 'Not found.');
}

/** @param allowed methods */
export function methodNotAllowed(method: string, path: string, allowed: string[]): Reply {
	const headers = { Allow: allowed.join(', ') };
	return errorStyleOf(path) === 'spring'
		? springError(405, path, headers)
		: detail(405, `Method "${method}" not allowed.`, headers);
}

export function throttled(): Reply {
	return detail(429, 'Request was throttled. Expected available in 1 second.', {
		'Retry-After': '1',
	});
}

/**
 * Makes the body of an error when a fault names none: in the style of its path, and an
 * HTML page for what only the edge in front of Argyle answers.
 */
export function faultReply(status: number, path: string): Reply {
	if (status === 429) return throttled();
	if (status === 404) return notFound(path);
	if (status === 401) return detail(401, 'Invalid username/password.');
	if (status >= 502) {
		const title = `${status} ${STATUS_CODES[status] ?? ''}`;
		return {
			status,
			body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
			headers: { 'Content-Type': 'text/html; charset=UTF-8' },
		};
	}
	return errorStyleOf(path) === 'spring'
		? springError(status, path)
		: detail(status, `${STATUS_CODES[status] ?? 'Error'}.`);
}
