export type Fields = Record<string, unknown>;

interface Answer {
	status: number;
	body: unknown;
	text: string;
}

/** Sends a request that has to succeed, and returns the data of its answer. */
export type Ask = <T>(
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<T>;

/** Sends a request, and returns any answer. */
type Send = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<Answer>;

/**
 * n8n ties its session cookie to this header. All processes use the same one, so that they may
 * share a session.
 */
const BROWSER_ID = 'n8n-nodes-argyle';
/** n8n closes an idle connection after 5 s: a request that reuses one at that moment would fail. */
export const OWN_CONNECTION = { connection: 'close' };
const JSON_TYPE = { 'content-type': 'application/json' };
const SESSION_COOKIE = 'n8n-auth=';
const MAX_QUOTE = 800;

/**
 * Makes the two ways to send a request to n8n's internal REST interface; the session cookie is kept
 * between them.
 * @param url for example `http://127.0.0.1:5678`
 * @param onAnswer sees the text of every answer
 * @param session the cookie of somebody who is logged in
 */
export function createRequests(
	url: string,
	onAnswer: (text: string, path: string) => void,
	session = '',
): { ask: Ask; send: Send; getSession: () => string } {
	let cookie = session;

	const send: Send = async (method, path, body, headers = {}) => {
		const response = await fetch(url + path, {
			method,
			headers: { ...OWN_CONNECTION, ...JSON_TYPE, cookie, 'browser-id': BROWSER_ID, ...headers },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const session = response.headers.getSetCookie().find((one) => one.startsWith(SESSION_COOKIE));
		if (session !== undefined) [cookie = ''] = session.split(';', 1);
		const text = await response.text();
		onAnswer(text, path);
		return { status: response.status, body: readJson(text), text };
	};

	const ask: Ask = async (method, path, body, headers) => {
		const { status, text } = await send(method, path, body, headers);
		if (status >= 300) {
			const quote = text.slice(0, MAX_QUOTE);
			throw new Error(`${method} ${path} was answered ${status}: ${quote}`);
		}
		// n8n wraps nearly every answer in `data`.
		const answer = JSON.parse(text === '' ? 'null' : text);
		return answer?.data ?? answer;
	};

	return { ask, send, getSession: () => cookie };
}

/** @returns the parsed text, or the text itself when it is not JSON */
function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
