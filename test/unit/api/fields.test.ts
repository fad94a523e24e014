import fc from 'fast-check';
import {
	isObject,
	omit,
	readList,
	readMessage,
	readObject,
	readText,
	readWords,
} from '../../../nodes/Argyle/api/fields';

const nothings = [null, undefined, 0, '', 'text', true, [], () => undefined];

describe('a value of unknown form', () => {
	it.each(nothings)('%p is no object with keys', (value) => {
		expect(isObject(value)).toBe(false);
		expect(readObject(value, 'length')).toBeNull();
		expect(readText(value, 'length')).toBeNull();
		expect(readList(value, 'length')).toBeNull();
		expect(readWords(value, 'length')).toEqual([]);
	});

	it('is read by what stands there, never by a throw', () => {
		fc.assert(
			fc.property(fc.anything(), fc.string(), (value, key) => {
				expect([null, 'string']).toContain(readText(value, key) === null ? null : 'string');
				expect(Array.isArray(readList(value, key) ?? [])).toBe(true);
				expect(readObject(value, key) === null || isObject(readObject(value, key))).toBe(true);
				expect(typeof readMessage(value)).toBe('string');
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

describe('words', () => {
	it.each([
		['chosen from a list', { a: ['x', 'y'] }, ['x', 'y']],
		['typed with commas', { a: 'x, y,z' }, ['x', 'y', 'z']],
		['typed on lines', { a: 'x\ny; z' }, ['x', 'y', 'z']],
		['from two fields', { a: ['x'], b: 'y' }, ['x', 'y']],
		['typed into a list', { a: ['x,y', ' '] }, ['x', 'y']],
		['of other kinds are left out', { a: ['x', 5, null, ['y']] }, ['x']],
		['of a single other kind', { a: 5, b: { x: 1 } }, []],
		['none', { a: '', b: [] }, []],
	])('%s', (_what, source, words) => {
		expect(readWords(source, 'a', 'b')).toEqual(words);
	});
});

it('a copy without some fields leaves the original as it was', () => {
	const source = { a: 1, b: 2, c: { d: 3 } };
	expect(omit(source, 'a', 'c', 'x')).toEqual({ b: 2 });
	expect(source).toEqual({ a: 1, b: 2, c: { d: 3 } });
});

it.each([
	['an error', new Error('lost'), 'lost'],
	['an object with a message', { message: 'lost' }, 'lost'],
	['an error without words', new Error(''), 'It ended without saying why'],
	['a text', 'lost', 'It ended without saying why'],
	['nothing', undefined, 'It ended without saying why'],
])('what a thrown thing says: %s', (_what, thrown, message) => {
	expect(readMessage(thrown)).toBe(message);
});
