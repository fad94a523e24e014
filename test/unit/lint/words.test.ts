import { findWords } from '../../../tools/lint/words/search.cts';

const rules = [
	{ pattern: 'fall to pieces', instead: 'fail' },
	{ pattern: 'pieces', instead: 'parts' },
	{ pattern: '(?:tall)·[a-z]+', instead: 'maxX' },
];

function find(...lines: string[]) {
	return findWords(lines.join('\n'), rules).map(({ line, found }) => `${line}: ${found}`);
}

describe('The words that the linter refuses', () => {
	it('are found in a comment, a string and a name', () => {
		expect(find('// Pieces', "say('pieces')", 'const returnPieces = has_pieces')).toEqual([
			'1: Pieces',
			'2: pieces',
			'3: Pieces',
			'3: pieces',
		]);
	});

	it('are whole words', () => {
		expect(find('piecesless', 'almostAll')).toEqual([]);
	});

	it('are phrases too, across the lines of a comment, the longest first', () => {
		expect(find(' * They fall', ' * to pieces.', '// fall', '\t// to pieces')).toEqual([
			'1: fall to pieces',
			'3: fall to pieces',
		]);
		expect(find('"They fall\\nto pieces"')).toEqual(['1: fall to pieces']);
	});

	it('are the beginnings of names where the list says so', () => {
		expect(find('const tallTree = 5, tall = 3, installTree = 1')).toEqual(['1: tall Tree']);
	});

	it('come with what to write in their place', () => {
		expect(findWords('pieces', rules)).toEqual([{ line: 1, found: 'pieces', instead: 'parts' }]);
	});
});
