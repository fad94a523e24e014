import { countSyllables, gradeReading } from './readability';

describe('the reading grade', () => {
	test.each([
		['cat', 1],
		['code', 1],
		['closed', 1],
		['table', 2],
		['payroll', 2],
		['accepted', 3],
		['provider', 3],
		['connected', 3],
		['verification', 5],
	])('%s has %i syllables', (word, syllables) => {
		expect(countSyllables(word)).toBe(syllables);
	});

	test('a plain sentence grades low and an official one high', () => {
		expect(gradeReading('The cat sat on the mat.')).toBeLessThan(2);
		expect(
			gradeReading(
				'Authentication of the organizational identity verification was unsuccessful owing to administrative irregularities.',
			),
		).toBeGreaterThan(16);
	});
});
