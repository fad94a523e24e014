import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readSignature, verifySignature } from '../../../nodes/Argyle/trigger/delivery/signature';
import { body, payload, secret, sign, signature, write } from '../../support/sample';

const accepts = (bytes: Buffer, header: string, key = secret): boolean => {
	const given = readSignature(header);
	return given !== null && verifySignature(bytes, given, key);
};

it('the delivery that the rest of this file changes is genuine and of 2 KB', () => {
	expect(accepts(body, signature)).toBe(true);
	expect(body).toHaveLength(2_048);
});

it('refuses the body with any single bit flipped [checklist 2]', () => {
	const accepted: number[] = [];
	const tampered = Buffer.from(body);
	for (let bit = 0; bit < body.length * 8; bit += 1) {
		const at = bit >> 3;
		tampered.writeUInt8(body.readUInt8(at) ^ (1 << (bit & 7)), at);
		if (accepts(tampered, signature)) accepted.push(bit);
		tampered.writeUInt8(body.readUInt8(at), at);
	}
	expect(accepted).toEqual([]);
	expect(tampered.equals(body)).toBe(true);
});

it('refuses the signature with any one of its 128 digits changed to any other [checklist 3]', () => {
	const changed = [...signature].flatMap((digit, at) =>
		[...'0123456789abcdef']
			.filter((other) => other !== digit)
			.map((other) => signature.slice(0, at) + other + signature.slice(at + 1)),
	);
	expect(changed).toHaveLength(1_920);
	expect(changed.filter((one) => accepts(body, one))).toEqual([]);
});

it('refuses 100,000 random signatures, without a throw [checklist 4]', () => {
	let accepted = 0;
	for (let tried = 0; tried < 100_000; tried += 1) {
		if (accepts(body, randomBytes(64).toString('hex'))) accepted += 1;
	}
	expect(accepted).toBe(0);
});

it('refuses bytes that were cut off or appended at either end [checklist 2]', () => {
	const changed = [
		...Array.from(body.keys(), (length) => body.subarray(0, length)),
		...Array.from(body.keys(), (start) => body.subarray(start + 1)),
		...Array.from({ length: 256 }, (_, byte) => Buffer.concat([body, Buffer.of(byte)])),
		...Array.from({ length: 256 }, (_, byte) => Buffer.concat([Buffer.of(byte), body])),
	];
	expect(changed.filter((one) => accepts(one, signature))).toEqual([]);
});

describe('refuses what another algorithm makes of the same body and secret', () => {
	const hmac = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
	const hash = (input: string | Buffer) => createHash('sha512').update(input).digest('hex');

	it.each([
		['HMAC-SHA256', hmac('sha256')],
		['HMAC-SHA1', hmac('sha1')],
		['HMAC-SHA3-512', hmac('sha3-512')],
		['SHA-512 without a key', hash(body)],
		['SHA-512 of secret and body', hash(Buffer.concat([Buffer.from(secret), body]))],
		['HMAC-SHA512 with the secret taken for hex', hexKeyed()],
		['HMAC-SHA512 with an empty key', createHmac('sha512', '').update(body).digest('hex')],
		['HMAC-SHA512 of its own digest', createHmac('sha512', secret).update(signature).digest('hex')],
	])('%s [checklist 8]', (_name, digest) => {
		expect(accepts(body, digest)).toBe(false);
	});

	function hexKeyed(): string {
		return createHmac('sha512', Buffer.from(secret, 'hex')).update(body).digest('hex');
	}
});

describe('the bytes count, not what they mean', () => {
	const pairs: [name: string, signed: Buffer, sent: Buffer][] = [
		['compact JSON', write(payload), Buffer.from(JSON.stringify(payload))],
		['other order of keys', Buffer.from('{"a":1,"b":2}'), Buffer.from('{"b":2,"a":1}')],
		['1.0 and 1', Buffer.from('{"a":1.0}'), Buffer.from('{"a":1}')],
		['escaped and raw é', Buffer.from('{"a":"\\u00e9"}'), Buffer.from('{"a":"é"}')],
		['a key repeated', Buffer.from('{"a":1,"a":2}'), Buffer.from('{"a":2}')],
		['20 digits', Buffer.from('[12345678901234567890]'), Buffer.from('[12345678901234567000]')],
		['a line end after it', Buffer.from('{}\n'), Buffer.from('{}')],
		['a byte order mark', Buffer.from('\uFEFF{}'), Buffer.from('{}')],
	];

	it.each(pairs)('%s: its own bytes verify, its equivalent does not [checklist 15]', (...pair) => {
		const [, signed, sent] = pair;
		expect(accepts(signed, sign(signed))).toBe(true);
		expect(accepts(sent, sign(signed))).toBe(false);
		expect(accepts(sent, sign(sent))).toBe(true);
	});

	it('distinguishes bytes that are the same replacement character as text [checklist 16]', () => {
		const one = Buffer.from([0x22, 0xff, 0x22]);
		const other = Buffer.from([0x22, 0xfe, 0x22]);
		expect(one.toString('utf8')).toBe(other.toString('utf8'));
		expect(accepts(one, sign(one))).toBe(true);
		expect(accepts(other, sign(one))).toBe(false);
	});

	it.each(['utf16le', 'latin1'] as const)(
		'refuses the body re-encoded as %s under its old signature [checklist 17]',
		(encoding) => {
			const genuine = Buffer.from('{"name":"Équipe"}', 'utf8');
			const recoded = Buffer.from(genuine.toString('utf8'), encoding);
			expect(accepts(genuine, sign(genuine))).toBe(true);
			expect(accepts(recoded, sign(genuine))).toBe(false);
		},
	);
});
