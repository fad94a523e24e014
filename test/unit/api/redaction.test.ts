import { hideHex, hideSecrets, listSecrets } from '../../../nodes/Argyle/api/redaction';

const credential = { apiKeyId: 'key-id', apiKeySecret: 'key-secret' };
const basic = Buffer.from('key-id:key-secret').toString('base64');

describe('an answer of Argyle, before anybody reads it', () => {
	it.each([basic, 'key-secret', 'key-id'])('is without %s', (secret) => {
		const body = { detail: `${secret} and ${secret}`, deep: [{ text: `a${secret}b` }], count: 3 };
		expect(hideSecrets(body, listSecrets(credential))).toEqual({
			detail: '… and …',
			deep: [{ text: 'a…b' }],
			count: 3,
		});
	});

	it('is searched for the whole key and for each half that is not empty', () => {
		expect(listSecrets(credential)).toEqual([basic, 'key-secret', 'key-id']);
		expect(listSecrets({})).toEqual([Buffer.from(':').toString('base64'), '', '']);
	});

	it('is left alone when no key is known yet', () => {
		const body = { detail: 'as it was', none: null, yes: true };
		expect(hideSecrets(body, listSecrets({}))).toEqual(body);
	});

	it('is left out when it is too deep to be searched', () => {
		const depth = 5_000;
		const body: unknown = JSON.parse(`${'{"a":'.repeat(depth)}"key-id"${'}'.repeat(depth)}`);
		expect(hideSecrets(body, listSecrets(credential))).toBeUndefined();
	});

	it.each([null, undefined, 'a page with key-id', 7, ['key-id']])('is left alone: %p', (body) => {
		expect(hideSecrets(body, listSecrets(credential))).toBe(body);
	});
});

describe('a text', () => {
	it.each([
		['a signing secret', 'ab0F'.repeat(8), '…'],
		['a signature', 'ab0f'.repeat(32), '…'],
		['two of them', `${'a'.repeat(32)} ${'B'.repeat(40)}`, '… …'],
		['one in the midst', `is "${'0'.repeat(64)}" here`, 'is "…" here'],
	])('keeps nothing of %s', (_what, text, shown) => {
		expect(hideHex(text)).toBe(shown);
	});

	it.each(['0'.repeat(31), '0188cf4b-0f5b-9f1c-3f5d-1c5b0a5f7a5e', 'ghij'.repeat(20)])(
		'keeps %s',
		(text) => {
			expect(hideHex(text)).toBe(text);
		},
	);
});
