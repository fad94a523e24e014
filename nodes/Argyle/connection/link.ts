import { isUuid } from '../api/ids';
import { readText } from '../api/fields';
import type { ConnectionFacts } from './facts';

/** The source of the link for the applicant. */
export type LinkSource = 'none' | 'invite' | 'template';

/** The placeholders that a template may contain. */
const placeholders = ['{user}', '{account}', '{external_id}'];

/** Matches whatever a template has in braces. */
const braces = /\{[^{}]*\}/g;

/** The values of a template's placeholders. */
export type LinkValues = Pick<ConnectionFacts, 'user' | 'account'> & { externalId: string | null };

/** Whether a template contains the external ID, which only the user object holds. */
export function namesExternalId(template: string): boolean {
	return template.includes('{external_id}');
}

/** Explains why a template is invalid, in words that follow its field's name; null when it is valid. */
export function explainTemplate(template: string): string | null {
	if (template.trim() === '')
		return 'is empty. Enter an address such as https://example.com/connect?user={user}';
	const strange = template.match(braces)?.find((found) => !placeholders.includes(found));
	if (strange !== undefined) {
		return `has the unknown placeholder ${strange}. Use only {user}, {account} and {external_id}`;
	}
	const address = template.trim();
	if (!hasFixedHost(address) || !isWebAddress(address.replace(braces, ''))) {
		return 'is not a web address. Enter one that begins with https://, with placeholders only after the host';
	}
	return null;
}

/**
 * Fills a template with the URL-encoded IDs of an account.
 *
 * @returns null when a value is unknown, or when the template is invalid
 */
export function fillTemplate(template: string, values: LinkValues): string | null {
	return explainTemplate(template) === null ? fill(template, values) : null;
}

function fill(template: string, { user, account, externalId }: LinkValues): string | null {
	const known = { '{user}': user, '{account}': account, '{external_id}': externalId };
	let filled = template.trim();
	for (const [placeholder, value] of Object.entries(known)) {
		if (!filled.includes(placeholder)) continue;
		if (value === null || hasLoneSurrogate(value)) return null;
		filled = filled.replaceAll(placeholder, encodeURIComponent(value));
	}
	return filled;
}

/**
 * Whether the host of an address has no placeholder: with one, an external ID could send the applicant
 * to any website. After three slashes, the URL parser takes the next word as the host.
 */
function hasFixedHost(address: string): boolean {
	return /^https?:\/\/[^/\\?#{]+([/\\?#]|$)/i.test(address);
}

/** JSON can contain a lone surrogate, for which `encodeURIComponent` throws. */
function hasLoneSurrogate(text: string): boolean {
	return /\p{Surrogate}/u.test(text);
}

/** Reads the user and the link of an invite; null when the link no longer works. */
export function readInvite(invite: unknown): { user: string; url: string } | null {
	const user = readText(invite, 'user');
	if (!isUuid(user)) return null;
	// The link of a revoked invite only says that it has expired (OpenAPI, POST /invites/{id}/revoke).
	if (readText(invite, 'revoked_at') !== null) return null;
	if (readText(invite, 'status') === 'revoked') return null;
	const id = readText(invite, 'id');
	const address = isUuid(id) ? `https://verify.argyle.com/connect/${id}` : null;
	const url = readText(invite, 'url') ?? address;
	return url !== null && isWebAddress(url) ? { user: user.toLowerCase(), url } : null;
}

function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^\s{}]+$/i.test(text) && URL.canParse(text);
}
