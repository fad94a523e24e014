// @ts-check
'use strict';

/**
 * The plainest client there is: one request, nothing retried, nothing followed.
 *
 * @param {string} baseUrl
 * @param {{ id: string, secret: string }} [key] no Authorization header without one
 * @returns {import('./types').Client} sends text as it is and the rest as JSON; `path` may be an absolute URL
 */
function createClient(baseUrl, key) {
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
		const json = response.headers.get('content-type')?.startsWith('application/json');
		return {
			status: response.status,
			body: json && text !== '' ? JSON.parse(text) : text,
			headers: response.headers,
		};
	};
}

module.exports = { createClient };
