import fc from 'fast-check';
import {
	readSignature,
	signBody,
	verifySignature,
} from '../../../nodes/Argyle/trigger/delivery/signature';
import { sign } from '../../support/sample';

const anyBytes = fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes));

/** Any text, halves of surrogate pairs included, that is more than blank. */
const anySecret = fc
	.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.string({ unit: 'grapheme', maxLength: 80 }),
		fc
			.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
			.map((units) => String.fromCharCode(...units)),
	)
	.filter((text) => text.trim() !== '');

/**
 * What HMAC makes of a key: its UTF-8 bytes (each half of a surrogate pair is U+FFFD), filled up with
 * NULs to 128 bytes. Secrets with the same key are one secret.
 */
const keyOf = (text: string) =>
	Buffer.from(text, 'utf8')
		.toString('hex')
		.replace(/(00)+$/, '');

const accepts = (body: Buffer, header: unknown, secret: string): boolean => {
	const signature = readSignature(header);
	return signature !== null && verifySignature(body, signature, secret);
};

it('any bytes verify when signed with any secret that is not blank [checklist 14]', () => {
	fc.assert(
		fc.property(anyBytes, anySecret, (body, secret) => {
			expect(accepts(body, sign(body, secret), secret)).toBe(true);
			expect(signBody(body, secret)).toBe(sign(body, secret));
		}),
		{ numRuns: 1_000 },
	);
});

it('no other bytes verify with that signature [checklist 2]', () => {
	fc.assert(
		fc.property(anyBytes, anyBytes, anySecret, (body, other, secret) => {
			fc.pre(!body.equals(other));
			expect(accepts(other, sign(body, secret), secret)).toBe(false);
		}),
		{ numRuns: 1_000 },
	);
});

it('no other secret verifies [checklist 24]', () => {
	fc.assert(
		fc.property(anyBytes, anySecret, anySecret, (body, secret, other) => {
			fc.pre(keyOf(secret) !== keyOf(other));
			expect(accepts(body, sign(body, secret), other)).toBe(false);
		}),
		{ numRuns: 1_000 },
	);
});

it('no other header verifies, whatever it is [checklist 10]', () => {
	const nearly = fc
		.tuple(fc.nat({ max: 128 }), fc.nat({ max: 3 }), fc.string({ maxLength: 3 }))
		.map(
			([at, cut, text]) =>
				(given: string) =>
					given.slice(0, at) + text + given.slice(at + cut),
		);
	fc.assert(
		fc.property(anyBytes, anySecret, nearly, fc.anything(), (body, secret, change, junk) => {
			const signature = sign(body, secret);
			const changed = change(signature);
			if (changed !== signature) expect(accepts(body, changed, secret)).toBe(false);
			expect(accepts(body, junk, secret)).toBe(false);
		}),
		{ numRuns: 1_000 },
	);
});
