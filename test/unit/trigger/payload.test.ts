import { readPayload } from '../../../nodes/Argyle/trigger/delivery/payload';
import { payload, write, writeFailure } from '../../support/sample';

it('reads a JSON object from the bytes as they came', () => {
	expect(readPayload(write(payload))).toEqual(payload);
});

it.each([
	['compact', Buffer.from(JSON.stringify(payload))],
	['with a byte order mark', Buffer.from(`\uFEFF${JSON.stringify(payload)}`)],
	['with a line end behind it', Buffer.concat([write(payload), Buffer.from('\n')])],
	['with Windows line ends', Buffer.from(write(payload).toString().replaceAll('\n', '\r\n'))],
])('reads an object that is written %s [checklist 15]', (_name, body) => {
	expect(readPayload(body)).toEqual(payload);
});

it('keeps a byte order mark inside of a text [checklist 16]', () => {
	expect(readPayload(Buffer.from('{"name":"a\uFEFFb"}'))).toEqual({ name: 'a\uFEFFb' });
});

it('reads the last of repeated keys, as n8n does [checklist 15]', () => {
	expect(readPayload(Buffer.from('{"event":"a","event":"b"}'))).toEqual({ event: 'b' });
});

it('reads invalid UTF-8 inside of a text as the replacement character [checklist 16]', () => {
	const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.of(0xff), Buffer.from('"}')]);
	expect(readPayload(body)).toEqual({ name: '\uFFFD' });
});

it.each([
	['nothing', ''],
	['blanks', ' \n'],
	['an empty list', '[]'],
	['a list of objects', '[{"event":"accounts.failed"}]'],
	['null', 'null'],
	['a text', '"accounts.failed"'],
	['a number', '1e3'],
	['true', 'true'],
	['half an object', '{"event":"accounts.fai'],
	['two objects', '{}{}'],
	['a form', 'event=accounts.failed'],
	['XML', '<event>accounts.failed</event>'],
	['JavaScript', '{event:"accounts.failed"}'],
	['a NUL', '\0'],
])('gives null for %s, and does not throw [checklist 20]', (_name, text) => {
	expect(readPayload(Buffer.from(text))).toBeNull();
});

it.each([
	['lists', '['.repeat(10_000), ']'.repeat(10_000)],
	['objects', '{"a":'.repeat(10_000), '}'.repeat(10_000)],
])('survives 10,000 levels of %s [checklist 20]', (_name, open, close) => {
	const text = `{"event":"accounts.failed","deep":${open}${open.startsWith('{') ? '1' : ''}${close}}`;
	expect(readPayload(Buffer.from(text))?.event).toBe('accounts.failed');
});

it.each([
	['lists', '['.repeat(10_000), ']'.repeat(10_000)],
	['objects', '{"a":'.repeat(10_000), '}'.repeat(10_000)],
])(
	'finds a key that could change a prototype below 10,000 levels of %s [checklist 26]',
	(_name, open, close) => {
		const text = `{"deep":${open}{"__proto__":{"polluted":1}}${close}}`;
		let inner: unknown = readPayload(Buffer.from(text))?.deep;
		for (let level = 0; level < 10_000; level += 1) inner = Object.values(Object(inner))[0];
		expect(Object.getOwnPropertyNames(inner)).toEqual([]);
	},
);

describe('a key that could change a prototype', () => {
	const body = Buffer.from(
		'{"event":"accounts.failed","__proto__":{"polluted":1},"name":null,"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
	);

	it('changes no prototype, and is not in the payload [checklist 26]', () => {
		const read = readPayload(body);
		expect(JSON.stringify(read)).not.toContain('__proto__');
		expect(Object.assign({}, read, read?.data)).not.toHaveProperty('polluted');
		expect({}).not.toHaveProperty('polluted');
	});

	it.each(['\\u005f_proto__', '__prot\\u006F__'])(
		'is found in the spelling %s [checklist 26]',
		(key) => {
			const read = readPayload(Buffer.from(`{"data":{"${key}":{"polluted":1}}}`));
			expect(Object.getOwnPropertyNames(read?.data)).toEqual([]);
		},
	);
});

it('reads 1,000 unknown keys [checklist 34]', () => {
	const extra = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`key_${at}`, at]));
	expect(readPayload(writeFailure({}, extra))).toMatchObject(extra);
});
