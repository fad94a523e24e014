import { hasStatus } from './answers';
import type { Endpoint, Environment } from './endpoint';
import { isObject, readText } from './fields';
import { hideHex } from './redaction';
import { explainSilence } from './silence';
import type { ArgyleAnswer, ArgyleReply } from './types';

const environmentNames: Record<Environment, string> = {
	production: 'production',
	sandbox: 'the sandbox',
	custom: 'the custom environment',
};

/** Cloudflare, the proxy in front of Argyle, sends these statuses when it can't reach Argyle. */
const cloudflare = [520, 521, 522, 523, 524, 525, 526, 527, 530];

/** Part of Argyle's answer to a request without a key (recorded in the sandbox, 2026). */
const noKey = 'credentials were not provided';

/**
 * Explains to the user what an answer means and how to fix it.
 *
 * @param answer any answer except the expected success
 * @param endpoint where the client sent the request
 * @param subject what the request was about, such as "account 0187…"
 */
export function explainAnswer(answer: ArgyleAnswer, endpoint: Endpoint, subject: string): string {
	if (answer.kind === 'silence') return explainSilence(answer.code, endpoint);
	return explainObstacle(answer, endpoint, subject) ?? explainReply(answer, endpoint, subject);
}

/**
 * As `explainAnswer`, for a request whose path contains no ID. A 404 then means that Argyle does not
 * know the path.
 */
export function explainPathAnswer(
	answer: ArgyleAnswer,
	endpoint: Endpoint,
	subject: string,
): string {
	if (!hasStatus(answer, 404, 410) || isPage(answer.body))
		return explainAnswer(answer, endpoint, subject);
	return `Argyle does not know the address for ${subject} (${answer.status})${describeReason(answer)}. Check 'Environment' and 'Base URL' in the credential`;
}

/** Quotes Argyle's text from the body of an answer, up to 300 characters; null without a text. */
export function quoteBody(body: unknown): string | null {
	if (!isObject(body)) return null;
	const text =
		readText(body, 'detail') ??
		readText(body, 'message') ??
		readText(body, 'error') ??
		findText(body);
	return text === null ? null : quote(text).slice(0, 300);
}

/** Quotes the whole body of an answer. */
export function quoteWhole(body: unknown): string {
	return quote(JSON.stringify(body) ?? '');
}

/**
 * Writes "Authorization" in lower case. If a message contains that word, n8n never retries the start
 * (active-workflow-manager, 2.41).
 */
function quote(text: string): string {
	return hideHex(text).replaceAll('Authorization', 'authorization');
}

/** Finds the first text at any depth of a body, prefixed with the names of its fields. */
function findText(value: object): string | null {
	for (const [field, inner] of Object.entries(value)) {
		const found: unknown = isObject(inner) || Array.isArray(inner) ? findText(inner) : inner;
		if (typeof found !== 'string' || found.trim() === '') continue;
		return Array.isArray(value) ? found : `${field}: ${found}`;
	}
	return null;
}

/** Explains an answer of a proxy, a firewall or Cloudflare; null for an answer of Argyle. */
function explainObstacle(reply: ArgyleReply, endpoint: Endpoint, subject: string): string | null {
	const { status } = reply;
	const { host } = new URL(endpoint.baseUrl);
	if (status === 407) {
		return `A proxy between n8n and ${host} requires a login (407). Check the user name and password in n8n's HTTPS_PROXY`;
	}
	if (cloudflare.includes(status)) {
		return `Cloudflare, the proxy in front of Argyle, could not reach it (${status}). Try again in a few minutes`;
	}
	if (!isPage(reply.body) || (status >= 300 && status < 400) || status === 429) return null;
	if (status < 300) {
		return `Something between n8n and ${host} answered about ${subject} with a web page, not in the expected form. Check for a proxy that asks people to log in. Try again in a few minutes`;
	}
	if (status >= 500) {
		return `Argyle, or something between n8n and ${host}, is not available right now (it answered ${status} with a web page). Try again in a few minutes`;
	}
	const page = `Something between n8n and ${host} answered ${status} with a web page, not Argyle`;
	if (status === 401) return `${page}. Check for a proxy that requires a login`;
	if (status === 403) return `${page}. Check for a firewall that does not let n8n through`;
	return `${page}. Check 'Base URL' in the credential, and for a proxy or a firewall`;
}

/** Argyle answers with JSON or an empty body. JSON that was cut off is still an answer of Argyle. */
function isPage(body: unknown): boolean {
	return typeof body === 'string' && /^\s*[^\s{["]/.test(body);
}

function explainReply(reply: ArgyleReply, endpoint: Endpoint, subject: string): string {
	const { status } = reply;
	if (status === 401) return explainRefusedKey(quoteBody(reply.body), endpoint);
	if (status === 403) {
		return `Argyle does not allow this API key to use ${subject} (403)${describeReason(reply)}. Check what the key may do in Argyle Console, and whether there is a firewall between n8n and Argyle`;
	}
	if (status === 404 || status === 410) {
		return `Argyle does not have ${subject} in ${environmentNames[endpoint.environment]}. Check the ID, and that the credential points to the environment it comes from`;
	}
	if (status === 405) {
		return `The server at ${new URL(endpoint.baseUrl).host} does not accept this kind of request (405). Check 'Base URL' in the credential`;
	}
	if (status === 408 || status === 425) {
		return `Argyle did not get the whole request in time (${status}). Try again in a few minutes`;
	}
	if (status === 429) {
		const wait =
			reply.retryAfter && /^\d+$/.test(reply.retryAfter) ? `${reply.retryAfter} s` : 'a minute';
		return `Argyle is limiting requests right now (429). Wait ${wait} and try again`;
	}
	if (status >= 500) {
		return `Argyle is not available right now (it answered ${status}). Try again in a few minutes`;
	}
	if (status >= 400) {
		return `Argyle refused the request for ${subject} (${status})${describeReason(reply)}. Check the values in this node's fields`;
	}
	if (status >= 300) {
		return `Argyle's address answered with a redirect (${status}). To keep the API key safe, n8n does not follow it. Check 'Base URL' in the credential`;
	}
	return `Argyle's answer about ${subject} was not in the expected form. Try again in a few minutes`;
}

/** Quotes Argyle's text for the middle of a sentence. */
function describeReason({ body }: ArgyleReply): string {
	const said = quoteBody(body);
	return said ? `: ${said.replace(/\.$/, '')}` : '';
}

function explainRefusedKey(said: string | null, endpoint: Endpoint): string {
	const here = environmentNames[endpoint.environment];
	if (said?.includes('Invalid environment')) {
		return `The API key does not belong to ${here}: it was made in Argyle's other environment. Change 'Environment' in the credential, or use a key made there`;
	}
	if (said?.includes(noKey)) {
		return `Argyle saw no API key. Check 'API Key ID' and 'API Key Secret' in the credential, and for a proxy that removes it from requests`;
	}
	return `Argyle did not accept the API key for ${here}. Check 'API Key ID', 'API Key Secret' and 'Environment' in the credential`;
}
