import { findWords } from '../../../tools/lint/words/search.cts';

const rules = [
	{ pattern: 'come to nothing', instead: 'fail' },
	{ pattern: 'nothing', instead: 'no result' },
	{ pattern: '(?:most)·[a-z]+', instead: 'maxX' },
];

function find(...lines: string[]) {
	return findWords(lines.join('\n'), rules).map(({ line, found }) => `${line}: ${found}`);
}

describe('The words that the linter refuses', () => {
	it('are found in a comment, a string and a name', () => {
		expect(find('// Nothing', "say('nothing')", 'const returnNothing = has_nothing')).toEqual([
			'1: Nothing',
			'2: nothing',
			'3: Nothing',
			'3: nothing',
		]);
	});

	it('are whole words', () => {
		expect(find('nothingness', 'almostAll')).toEqual([]);
	});

	it('are phrases too, across the lines of a comment, the longest first', () => {
		expect(find(' * They come', ' * to nothing.', '// come', '\t// to nothing')).toEqual([
			'1: come to nothing',
			'3: come to nothing',
		]);
		expect(find('"They come\\nto nothing"')).toEqual(['1: come to nothing']);
	});

	it('are the beginnings of names where the list says so', () => {
		expect(find('const mostTries = 5, most = 3, outermostTry = 1')).toEqual(['1: most Tries']);
	});

	it('come with what to write in their place', () => {
		expect(findWords('nothing', rules)).toEqual([
			{ line: 1, found: 'nothing', instead: 'no result' },
		]);
	});
});
