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

/** Statuses of Cloudflare, which stands in front of Argyle and could not reach it. */
const cloudflare = [520, 521, 522, 523, 524, 525, 526, 527, 530];

/** What Argyle says to a request without a key (recorded in the sandbox, 2026). */
const noKey = 'credentials were not provided';

/**
 * What an answer means and what to do about it, in the user's words.
 *
 * @param answer any answer but the expected success
 * @param endpoint where the request went
 * @param subject what the request was about, as in "account 0187…"
 */
export function explainAnswer(answer: ArgyleAnswer, endpoint: Endpoint, subject: string): string {
	if (answer.kind === 'silence') return explainSilence(answer.code, endpoint);
	return explainObstacle(answer, endpoint, subject) ?? explainReply(answer, endpoint, subject);
}

/**
 * As `explainAnswer`, for a request whose path names no id: Argyle does not know the path itself.
 */
export function explainPathAnswer(
	answer: ArgyleAnswer,
	endpoint: Endpoint,
	subject: string,
): string {
	const isMissing = answer.kind === 'reply' && [404, 410].includes(answer.status);
	if (!isMissing || isPage(answer.body)) return explainAnswer(answer, endpoint, subject);
	return `Argyle does not know the address for ${subject} (${answer.status})${describeReason(answer)}. Check 'Environment' and 'Base URL' in the credential`;
}

/** What Argyle itself said in the body of an answer; null when it said nothing legible. */
export function quoteBody(body: unknown): string | null {
	if (!isObject(body)) return null;
	const text =
		readText(body, 'detail') ??
		readText(body, 'message') ??
		readText(body, 'error') ??
		findText(body);
	return text === null ? null : quote(text).slice(0, 300);
}

/** All that the body of an answer says. */
export function quoteWhole(body: unknown): string {
	return quote(JSON.stringify(body) ?? '');
}

/** n8n never tries a start again whose message holds this word (active-workflow-manager, 2.41). */
function quote(text: string): string {
	return hideHex(text).replaceAll('Authorization', 'authorization');
}

/** The first text in a body, however deep, behind the names of the fields that lead to it. */
function findText(value: object): string | null {
	for (const [field, inner] of Object.entries(value)) {
		const found: unknown = isObject(inner) || Array.isArray(inner) ? findText(inner) : inner;
		if (typeof found !== 'string' || found.trim() === '') continue;
		return Array.isArray(value) ? found : `${field}: ${found}`;
	}
	return null;
}

/** What something between n8n and Argyle answered, and not Argyle itself; null for Argyle. */
function explainObstacle(reply: ArgyleReply, endpoint: Endpoint, subject: string): string | null {
	const { status } = reply;
	const { host } = new URL(endpoint.baseUrl);
	if (status === 407) {
		return `A proxy between n8n and ${host} asks n8n to log in (407). Check the user name and the password in HTTPS_PROXY of n8n`;
	}
	if (cloudflare.includes(status)) {
		return `Cloudflare, which stands in front of Argyle, could not reach it (${status}). Try again in a few minutes`;
	}
	if (!isPage(reply.body) || (status >= 300 && status < 400) || status === 429) return null;
	if (status < 300) {
		return `The answer about ${subject} was a web page of something between n8n and ${host}, and not in the expected form. Check for a proxy that asks people to log in. Try again in a few minutes`;
	}
	if (status >= 500) {
		return `Argyle, or something between n8n and ${host}, is not available just now (it answered ${status} with a web page). Try again in a few minutes`;
	}
	const page = `Something between n8n and ${host} answered ${status} with a web page, and not Argyle`;
	if (status === 401) return `${page}. Check for a proxy that asks n8n to log in`;
	if (status === 403) return `${page}. Check for a firewall that does not let n8n through`;
	return `${page}. Check 'Base URL' in the credential, and for a proxy or a firewall`;
}

/** Argyle answers in JSON or with nothing; JSON that broke off is still Argyle's. */
function isPage(body: unknown): boolean {
	return typeof body === 'string' && /^\s*[^\s{["]/.test(body);
}

function explainReply(reply: ArgyleReply, endpoint: Endpoint, subject: string): string {
	const { status } = reply;
	if (status === 401) return explainRefusedKey(quoteBody(reply.body), endpoint);
	if (status === 403) {
		return `Argyle does not allow this API key to use ${subject} (403)${describeReason(reply)}. Check what the key may do in Argyle Console, and whether a firewall stands between n8n and Argyle`;
	}
	if (status === 404 || status === 410) {
		return `Argyle does not have ${subject} in ${environmentNames[endpoint.environment]}. Check the ID, and that the credential points to the environment it comes from`;
	}
	if (status === 405) {
		return `What answers at ${new URL(endpoint.baseUrl).host} does not take this kind of request (405). Check 'Base URL' in the credential`;
	}
	if (status === 408 || status === 425) {
		return `Argyle did not get the whole request in time (${status}). Try again in a few minutes`;
	}
	if (status === 429) {
		const wait =
			reply.retryAfter && /^\d+$/.test(reply.retryAfter) ? `${reply.retryAfter} s` : 'a minute';
		return `Argyle is limiting requests just now (429). Wait ${wait} and try again`;
	}
	if (status >= 500) {
		return `Argyle is not available just now (it answered ${status}). Try again in a few minutes`;
	}
	if (status >= 400) {
		return `Argyle refused the request for ${subject} (${status})${describeReason(reply)}. Check the values that this node was given`;
	}
	if (status >= 300) {
		return `Argyle's address answered with a redirect (${status}), which is not followed so that the API key stays with Argyle. Check 'Base URL' in the credential`;
	}
	return `Argyle's answer about ${subject} was not in the expected form. Try again in a few minutes`;
}

/** What Argyle itself said, to stand within a sentence. */
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
