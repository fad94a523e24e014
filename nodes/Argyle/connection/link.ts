import { isUuid } from '../api/ids';
import { isObject, readText } from '../api/fields';
import type { ConnectionFacts } from './facts';

/** Where the link for the applicant comes from. */
export type LinkSource = 'none' | 'invite' | 'template';

/** What a template may name, in braces. */
const placeholders = ['user', 'account', 'external_id'];

/** What the placeholders of a template stand for. */
export type LinkValues = Pick<ConnectionFacts, 'user' | 'account'> & { externalId: string | null };

/** Whether a template names the external ID, which only the user object holds. */
export function namesExternalId(template: string): boolean {
	return template.includes('{external_id}');
}

/** Why a template can give no link, in words that follow its field's name; null when it can. */
export function explainTemplate(template: string): string | null {
	if (template.trim() === '')
		return 'is empty. Enter an address such as https://example.com/connect?user={user}';
	const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
	const strange = names.find((name) => !placeholders.includes(name));
	if (strange !== undefined) {
		return `has the placeholder {${strange}}. It may have {user}, {account} and {external_id}`;
	}
	// A placeholder in the host would let an external ID choose where the applicant is sent. With a
	// slash too many, what follows is the host.
	const [origin = '{'] = /^https?:\/\/[^/\\?#]+/i.exec(template.trim()) ?? [];
	const sample = fill(template, { user: 'u', account: 'a', externalId: 'e' });
	if (origin.includes('{') || sample === null || !isWebAddress(sample)) {
		return 'is not a web address. Enter one that begins with https://, with placeholders behind the host';
	}
	return null;
}

/**
 * Fills a template with the ids of an account, URL-encoded.
 *
 * @returns null when a value that it names is unknown, or no web address comes of it
 */
export function fillTemplate(template: string, values: LinkValues): string | null {
	return explainTemplate(template) === null ? fill(template, values) : null;
}

function fill(template: string, { user, account, externalId }: LinkValues): string | null {
	const known: Record<string, string | null> = { user, account, external_id: externalId };
	const names = placeholders.filter((name) => template.includes(`{${name}}`));
	if (names.some((name) => !isEncodable(known[name] ?? null))) return null;
	// A function, as `$&` in a replacement text has a meaning.
	return template
		.trim()
		.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(known[name] ?? ''));
}

/** JSON can hold half of a character pair, for which `encodeURIComponent` throws. */
function isEncodable(value: string | null): boolean {
	return value !== null && !/\p{Surrogate}/u.test(value);
}

/** The user whom an invite is for, and its link; null for one that leads nowhere any more. */
export function readInvite(invite: unknown): { user: string; url: string } | null {
	const user = readText(invite, 'user');
	if (!isObject(invite) || user === null || !isUuid(user)) return null;
	// A revoked one shows the applicant that it has expired (OpenAPI, POST /invites/{id}/revoke).
	if (readText(invite, 'revoked_at') !== null || invite.status === 'revoked') return null;
	const id = readText(invite, 'id') ?? '';
	const address = isUuid(id) ? `https://verify.argyle.com/connect/${id}` : null;
	const url = readText(invite, 'url') ?? address;
	return url !== null && isWebAddress(url) ? { user: user.toLowerCase(), url } : null;
}

function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^\s{}]+$/i.test(text) && URL.canParse(text);
}
