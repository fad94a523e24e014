import { isUuid } from '../api/ids';
import { isObject, readText } from '../api/fields';
import type { ConnectionFacts } from './facts';

/** The source of the link for the applicant. */
export type LinkSource = 'none' | 'invite' | 'template';

/** The placeholders that a template may contain, without braces. */
const placeholders = ['user', 'account', 'external_id'];

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
	const names = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
	const strange = names.find((name) => !placeholders.includes(name));
	if (strange !== undefined) {
		return `has the unknown placeholder {${strange}}. Use only {user}, {account} and {external_id}`;
	}
	// With a placeholder in the host, an external ID could send the applicant to any website. After
	// three slashes, the URL parser takes the next word as the host.
	const [origin = '{'] = /^https?:\/\/[^/\\?#]+/i.exec(template.trim()) ?? [];
	const sample = fill(template, { user: 'u', account: 'a', externalId: 'e' });
	if (origin.includes('{') || sample === null || !isWebAddress(sample)) {
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
	const known: Record<string, string | null> = { user, account, external_id: externalId };
	const names = placeholders.filter((name) => template.includes(`{${name}}`));
	if (names.some((name) => !isEncodable(known[name] ?? null))) return null;
	// A function, because `$&` has a meaning in a replacement text.
	return template
		.trim()
		.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(known[name] ?? ''));
}

/** JSON can contain a lone surrogate, for which `encodeURIComponent` throws. */
function isEncodable(value: string | null): boolean {
	return value !== null && !/\p{Surrogate}/u.test(value);
}

/** Reads the user and the link of an invite; null when the link no longer works. */
export function readInvite(invite: unknown): { user: string; url: string } | null {
	const user = readText(invite, 'user');
	if (!isObject(invite) || user === null || !isUuid(user)) return null;
	// The link of a revoked invite only says that it has expired (OpenAPI, POST /invites/{id}/revoke).
	if (readText(invite, 'revoked_at') !== null || invite.status === 'revoked') return null;
	const id = readText(invite, 'id') ?? '';
	const address = isUuid(id) ? `https://verify.argyle.com/connect/${id}` : null;
	const url = readText(invite, 'url') ?? address;
	return url !== null && isWebAddress(url) ? { user: user.toLowerCase(), url } : null;
}

function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^\s{}]+$/i.test(text) && URL.canParse(text);
}
