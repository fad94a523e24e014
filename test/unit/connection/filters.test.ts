import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { needsCode, passes } from '../../../nodes/Argyle/connection/filters';
import type { FailureFacts } from '../../../nodes/Argyle/connection/facts';
import { readFilter } from '../../../nodes/Argyle/connection/parameters';
import { judge } from '../../support/filtersOracle';
import type { Failure } from '../../support/filtersOracle';
import { knownCodes } from '../../support/publishedCodes';

const newerCodes = ['quantum_mfa', 'brand_new_code'];
const actors = ['user', 'payroll_provider', 'argyle', 'you', 'nobody'];

const facts = ({ code, firstConnection }: Failure): FailureFacts => ({
	account: 'a',
	user: 'u',
	errorCode: code,
	errorMessage: null,
	failedAt: null,
	firstConnection,
	resource: null,
});

const starts = (options: IDataObject, failure: Partial<Failure>) =>
	passes(facts({ code: 'invalid_mfa', firstConnection: true, ...failure }), readFilter(options));

describe('filters of a trigger', () => {
	it('agree with an independent reading of the rules, in 1,000 random cases [checklist 33]', () => {
		const code = fc.constantFrom(...knownCodes, ...newerCodes);
		const some = fc.uniqueArray(code, { maxLength: 30 });
		const typed = fc
			.tuple(fc.array(code, { maxLength: 6 }), fc.constantFrom(',', ', ', ';', '\n', ' , ', ',,'))
			.map(([codes, separator]) => codes.join(separator));
		const options = fc.record(
			{
				errorCodes: some,
				moreErrorCodes: typed,
				excludeErrorCodes: some,
				moreExcludeErrorCodes: typed,
				actors: fc.subarray(actors),
				firstConnectionOnly: fc.boolean(),
			},
			{ requiredKeys: [] },
		);
		const failure = fc.record({
			code: fc.oneof({ weight: 9, arbitrary: code }, fc.constant(null)),
			firstConnection: fc.constantFrom(true, false, null),
		});
		const outcomes = new Set<boolean>();
		fc.assert(
			fc.property(options, failure, (chosen, failed) => {
				const expected = judge(chosen, failed);
				outcomes.add(expected);
				expect(starts(chosen, failed)).toBe(expected);
			}),
			{ numRuns: 1_000, seed: 20261123 },
		);
		expect(outcomes.size).toBe(2);
	});

	it.each([{}, { errorCodes: [], excludeErrorCodes: [], moreErrorCodes: '', actors: [] }])(
		'let every failure through when they are empty: %j [checklist 33]',
		(options) => {
			const all = [...knownCodes, ...newerCodes, null];
			expect(all.filter((code) => starts(options, { code }))).toEqual(all);
		},
	);

	const rules: Array<[rule: string, options: IDataObject, failure: Partial<Failure>, boolean]> = [
		['a code that was chosen', { errorCodes: ['invalid_mfa'] }, {}, true],
		['a code that was not chosen', { errorCodes: ['mfa_timeout'] }, {}, false],
		['a chosen code that was typed', { moreErrorCodes: 'a, invalid_mfa' }, {}, true],
		['an excluded code', { excludeErrorCodes: ['invalid_mfa'] }, {}, false],
		['an excluded code that was typed', { moreExcludeErrorCodes: 'a;invalid_mfa' }, {}, false],
		[
			'a code that was chosen and excluded',
			{ errorCodes: ['invalid_mfa'], excludeErrorCodes: ['invalid_mfa'] },
			{},
			false,
		],
		['a newer code, whatever was chosen', { errorCodes: ['mfa_timeout'] }, { code: 'new' }, true],
		['a newer code, whoever must act', { actors: ['argyle'] }, { code: 'new' }, true],
		['a newer code excluded by name', { moreExcludeErrorCodes: 'new' }, { code: 'new' }, false],
		['no code, whatever was chosen', { errorCodes: ['mfa_timeout'] }, { code: null }, true],
		['somebody else must act', { actors: ['argyle', 'nobody'] }, {}, false],
		['the one who must act was chosen', { actors: ['user'] }, {}, true],
		['a first connection', { firstConnectionOnly: true }, { firstConnection: true }, true],
		['a re-authentication', { firstConnectionOnly: true }, { firstConnection: false }, false],
		['an unknown past', { firstConnectionOnly: true }, { firstConnection: null }, true],
		[
			'a newer code of a re-authentication',
			{ firstConnectionOnly: true },
			{ code: 'new', firstConnection: false },
			false,
		],
	];

	it.each(rules)('%s: %j with %j → %j [checklist 33]', (_rule, options, failure, expected) => {
		expect(starts(options, failure)).toBe(expected);
	});

	it.each([
		['numbers', { errorCodes: [1, 2], moreExcludeErrorCodes: 7, firstConnectionOnly: 'true' }],
		['null', { errorCodes: null, excludeErrorCodes: null, actors: null }],
	])('lose no failure to options of an odd type: %s', (_case, options) => {
		expect(starts(options, { firstConnection: false })).toBe(true);
	});
});

describe('a filter from an expression', () => {
	it.each([
		['a text in place of a list', { errorCodes: 'invalid_mfa, mfa_timeout' }, true],
		['a text that names another code', { errorCodes: 'mfa_timeout' }, false],
		['a list in place of a text', { moreExcludeErrorCodes: ['invalid_mfa'] }, false],
		['an actor as a text', { actors: 'argyle' }, false],
	])('reads %s', (_case, options, expected) => {
		expect(starts(options, { code: 'invalid_mfa' })).toBe(expected);
	});
});

describe('a filter', () => {
	it.each([
		[{}, false],
		[{ firstConnectionOnly: true }, false],
		[{ errorCodes: ['invalid_mfa'] }, true],
		[{ moreErrorCodes: 'new' }, true],
		[{ excludeErrorCodes: ['invalid_mfa'] }, true],
		[{ moreExcludeErrorCodes: 'new' }, true],
		[{ actors: ['user'] }, true],
	])('looks at the code: %j → %j', (options, expected) => {
		expect(needsCode(readFilter(options))).toBe(expected);
	});
});
