import { randomBytes } from 'node:crypto';

export type Fields = Record<string, unknown>;

interface Answer {
	status: number;
	body: unknown;
	text: string;
}

/** Sends a request that has to succeed and gives what the answer is about. */
export type Ask = <T>(
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<T>;

/** Sends a request, whatever comes back. */
type Send = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<Answer>;

/** n8n ties its session cookie to this header. */
const BROWSER_ID = randomBytes(16).toString('hex');
const SESSION_COOKIE = 'n8n-auth=';
const MAX_QUOTE = 800;

/**
 * Makes the two ways to send a request to n8n's internal REST interface; the session cookie is kept
 * between them.
 * @param url for example `http://127.0.0.1:5678`
 * @param onAnswer sees the text of every answer
 */
export function createRequests(
	url: string,
	onAnswer: (text: string, path: string) => void,
): { ask: Ask; send: Send } {
	let cookie = '';

	const send: Send = async (method, path, body, headers = {}) => {
		const response = await fetch(url + path, {
			method,
			headers: { 'content-type': 'application/json', cookie, 'browser-id': BROWSER_ID, ...headers },
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

	return { ask, send };
}

/** @returns the parsed text, or the text itself when it is not JSON */
function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
