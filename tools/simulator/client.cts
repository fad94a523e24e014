import type { Client } from './types.cts';

/**
 * Makes a client that sends each request once. It retries nothing and follows no redirect.
 *
 * @param key no Authorization header without one
 * @returns sends text as it is and the rest as JSON; `path` may be an absolute URL
 */
export function createClient(baseUrl: string, key?: { id: string; secret: string }): Client {
	const pair = key && Buffer.from(`${key.id}:${key.secret}`).toString('base64');
	return async (method, path, body) => {
		const response = await fetch(new URL(path, baseUrl), {
			method,
			redirect: 'manual',
			headers: {
				'Content-Type': 'application/json',
				...(pair && { Authorization: `Basic ${pair}` }),
			},
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
		const text = await response.text();
		return { status: response.status, body: parsed(text), headers: response.headers };
	};
}

/**
 * Parses a body.
 *
 * @returns the text itself when it is not JSON
 */
function parsed(text: string): ReturnType<typeof JSON.parse> {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
