import fc from 'fast-check';
import { isObject, omit, readList, readObject, readText } from '../../../nodes/Argyle/api/fields';

const nothings = [null, undefined, 0, '', 'text', true, [], () => undefined];

describe('a value of unknown form', () => {
	it.each(nothings)('%p has no fields', (value) => {
		expect(isObject(value)).toBe(false);
		expect(readObject(value, 'length')).toBeNull();
		expect(readText(value, 'length')).toBeNull();
		expect(readList(value, 'length')).toBeNull();
	});

	it('is read without a throw', () => {
		fc.assert(
			fc.property(fc.anything(), fc.string(), (value, key) => {
				expect([null, 'string']).toContain(readText(value, key) === null ? null : 'string');
				expect(Array.isArray(readList(value, key) ?? [])).toBe(true);
				expect(readObject(value, key) === null || isObject(readObject(value, key))).toBe(true);
			}),
		);
	});

	it.each([
		['a text', { a: 'b' }, 'b'],
		['a text with blanks', { a: ' b ' }, ' b '],
		['blanks', { a: ' \n' }, null],
		['a number', { a: 5 }, null],
		['a list', { a: ['b'] }, null],
		['nothing', {}, null],
	])('%s below a key', (_what, value, text) => {
		expect(readText(value, 'a')).toBe(text);
	});
});

it('a copy without some fields leaves the original as it was', () => {
	const source = { a: 1, b: 2, c: { d: 3 } };
	expect(omit(source, 'a', 'c', 'x')).toEqual({ b: 2 });
	expect(source).toEqual({ a: 1, b: 2, c: { d: 3 } });
});
