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
		return { status: response.status, body: parsed(text), headers: response.headers };
	};
}

/**
 * @param {string} text
 * @returns {ReturnType<typeof JSON.parse>} the text itself when it is no JSON
 */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

module.exports = { createClient };
