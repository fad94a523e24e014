import type { INodeProperties } from 'n8n-workflow';
import {
	readOptions,
	readWants,
	readWords,
	sortFields,
} from '../../../nodes/Argyle/connection/parameters';

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

it.each([null, undefined, 0, '', 'text', true, [], () => undefined])('%p has no words', (value) => {
	expect(readWords(value, 'length')).toEqual([]);
});

describe('what both triggers share', () => {
	const read = (parameters: Record<string, unknown>) => {
		const context = {
			getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		};
		return readWants(context, readOptions(context));
	};

	it('is as the fields stand at first', () => {
		const noFilter = {
			errorCodes: [],
			excludeErrorCodes: [],
			actors: [],
			firstConnectionOnly: false,
		};
		const atFirst = { includeResource: true, includeContact: false, filter: noFilter };
		expect(read({})).toEqual(atFirst);
		expect(read({ options: 'no options' })).toEqual(atFirst);
	});

	it('is as the user chose', () => {
		const options = {
			includeContact: true,
			firstConnectionOnly: true,
			errorCodes: ['a'],
			moreErrorCodes: 'b',
			excludeErrorCodes: ['c'],
			moreExcludeErrorCodes: 'd',
			actors: ['user'],
		};
		expect(read({ includeResource: false, options })).toEqual({
			includeResource: false,
			includeContact: true,
			filter: {
				errorCodes: ['a', 'b'],
				excludeErrorCodes: ['c', 'd'],
				actors: ['user'],
				firstConnectionOnly: true,
			},
		});
	});

	it('switches on nothing but by true', () => {
		const options = { includeContact: 'true', firstConnectionOnly: 'true' };
		expect(read({ includeResource: 'true', options })).toMatchObject({
			includeResource: false,
			includeContact: false,
			filter: { firstConnectionOnly: false },
		});
	});
});

const field = (displayName: string): INodeProperties => ({
	displayName,
	name: displayName,
	type: 'string',
	default: '',
});

it("options stand in the order of their names, as n8n's linter wants it", () => {
	const given = ['Who', 'Error', 'First'].map(field);
	expect(sortFields(given).map(({ displayName }) => displayName)).toEqual([
		'Error',
		'First',
		'Who',
	]);
	expect(given.map(({ displayName }) => displayName)).toEqual(['Who', 'Error', 'First']);
});
