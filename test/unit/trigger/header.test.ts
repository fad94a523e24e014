import { readSignature, verifySignature } from '../../../nodes/Argyle/trigger/delivery/signature';
import { body, secret, signature } from '../../support/sample';

it('takes one value of exactly 128 lower-case hex digits', () => {
	expect(readSignature(signature)).toBe(signature);
});

describe('a good signature with anything added is refused', () => {
	it.each([
		['a digit behind it', `${signature}0`],
		['a space before it', ` ${signature}`],
		['a line end behind it', `${signature}\n`],
		['a Unicode line separator behind it', `${signature}\u2028`],
		['a byte order mark before it', `\uFEFF${signature}`],
		['"sha512="', `sha512=${signature}`],
		['itself', signature + signature],
		['itself behind a comma and a space', `${signature}, ${signature}`],
		['a forged one behind a comma', `${signature}, ${'0'.repeat(128)}`],
		['a parameter', `${signature}; charset=utf-8`],
	])('%s [checklist 5] [checklist 11]', (_name, header) => {
		expect(readSignature(header)).toBeNull();
	});
});

it('takes no length but 128, from nothing to 256 [checklist 6]', () => {
	const twice = signature + signature;
	const lengths = Array.from({ length: 257 }, (_, length) => length);
	const taken = lengths.filter((length) => readSignature(twice.slice(0, length)) !== null);
	expect(taken).toEqual([128]);
});

it('verifies no length but 128, without a throw [checklist 6]', () => {
	const twice = signature + signature;
	const lengths = Array.from({ length: 257 }, (_, length) => length);
	const verified = lengths.filter((length) =>
		verifySignature(body, twice.slice(0, length), secret),
	);
	expect(verified).toEqual([128]);
});

it.each([
	['all in capitals', signature.toUpperCase()],
	['one capital', signature.replace(/[a-f]/, (letter) => letter.toUpperCase())],
	['full-width digits', signature.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))],
])('refuses %s, as Argyle writes lower case [checklist 7]', (_name, header) => {
	expect(header).not.toBe(signature);
	expect(readSignature(header)).toBeNull();
});

it.each(['base64', 'base64url', 'latin1'] as const)(
	'refuses the right digest in %s [checklist 9]',
	(encoding) => {
		expect(readSignature(Buffer.from(signature, 'hex').toString(encoding))).toBeNull();
	},
);

it.each<[name: string, header: unknown]>([
	['missing', undefined],
	['empty', ''],
	['a number', 128],
	['an object', { signature }],
	['an object that turns into it', { toString: () => signature }],
	['its bytes', Buffer.from(signature)],
	['a function', () => signature],
])('refuses a header that is %s, and does not throw [checklist 10]', (_name, header) => {
	expect(readSignature(header)).toBeNull();
});

it.each<[name: string, header: unknown]>([
	['one', [signature]],
	['two', [signature, signature]],
	['a good one first', [signature, '0'.repeat(128)]],
	['none', []],
])('refuses a list of values: %s [checklist 11]', (_name, header) => {
	expect(readSignature(header)).toBeNull();
});
