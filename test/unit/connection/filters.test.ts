import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { ItemEvent } from '../../../nodes/Argyle/connection/events';
import { matchesFilter, needsCode } from '../../../nodes/Argyle/connection/filters';
import { readWants } from '../../../nodes/Argyle/connection/parameters';
import { judge } from '../../support/filtersOracle';
import type { Change } from '../../support/filtersOracle';
import { account, facts } from './itemFixtures';
import { contextOf } from '../../support/parameterContext';
import { knownCodes } from '../../support/publishedCodes';

const newerCodes = ['quantum_mfa', 'brand_new_code', 'passkey_of_tomorrow'];
const actors = ['user', 'payroll_provider', 'argyle', 'you', 'nobody'];
const events: ItemEvent[] = [
	'accounts.failed',
	'accounts.connected',
	'accounts.disconnected',
	'accounts.removed',
	'accounts.recovered',
];

const filterOf = (options: IDataObject) => readWants(contextOf({ options })).filter;

const starts = (options: IDataObject, change: Partial<Change> = {}) => {
	const { event = 'accounts.failed', code = 'invalid_mfa', firstConnection = true } = change;
	const shown = facts({ event, errorCode: code, firstConnection, resource: account() });
	return matchesFilter(shown, filterOf(options));
};

describe('filters of a trigger', () => {
	it('agree with an independent reading of the strict rule, in 2,000 random cases [checklist 33, 111]', () => {
		const code = fc.constantFrom(...knownCodes, ...newerCodes);
		const choice = fc.oneof({ weight: 9, arbitrary: code }, fc.constant('unlisted'));
		const some = fc.uniqueArray(choice, { maxLength: 30 });
		const typed = fc
			.tuple(fc.array(choice, { maxLength: 6 }), fc.constantFrom(',', ', ', ';', '\n', ',,'))
			.map(([codes, separator]) => codes.join(separator));
		const options = fc.record(
			{
				errorCodes: fc.oneof(some, typed),
				excludeErrorCodes: fc.oneof(some, typed),
				actors: fc.subarray(actors),
				firstConnectionOnly: fc.boolean(),
			},
			{ requiredKeys: [] },
		);
		const change = fc.record({
			event: fc.constantFrom(...events),
			code: fc.oneof({ weight: 9, arbitrary: code }, fc.constant(null)),
			firstConnection: fc.constantFrom(true, false, null),
		});
		const outcomes = new Set<boolean>();
		fc.assert(
			fc.property(options, change, (chosen, one) => {
				const expected = judge(chosen, one);
				outcomes.add(expected);
				expect(starts(chosen, one)).toBe(expected);
			}),
			{ numRuns: 2_000 },
		);
		expect(outcomes.size).toBe(2);
	});

	it.each([{}, { errorCodes: [], excludeErrorCodes: [], actors: [] }, { errorCodes: '' }])(
		'let every failure through when they are empty: %j [checklist 33]',
		(options) => {
			const all = [...knownCodes, ...newerCodes, null];
			expect(all.filter((code) => starts(options, { code }))).toEqual(all);
		},
	);

	const newer = { code: 'brand_new_code' };
	const rules: Array<[rule: string, options: IDataObject, change: Partial<Change>, boolean]> = [
		['a code that was chosen', { errorCodes: ['invalid_mfa'] }, {}, true],
		['a code that was not chosen', { errorCodes: ['mfa_timeout'] }, {}, false],
		['an excluded code', { excludeErrorCodes: ['invalid_mfa'] }, {}, false],
		[
			'a code that was chosen and excluded',
			{ errorCodes: ['invalid_mfa'], excludeErrorCodes: ['invalid_mfa'] },
			{},
			false,
		],
		['a newer code that nobody chose', { errorCodes: ['mfa_timeout'] }, newer, false],
		['a newer code chosen by name', { errorCodes: ['brand_new_code'] }, newer, true],
		['a newer code by the last entry', { errorCodes: ['unlisted'] }, newer, true],
		['a listed code by the last entry', { errorCodes: ['unlisted'] }, {}, false],
		['a newer code excluded by name', { excludeErrorCodes: ['brand_new_code'] }, newer, false],
		['a newer code excluded by the last entry', { excludeErrorCodes: ['unlisted'] }, newer, false],
		['no code, whatever was chosen', { errorCodes: ['mfa_timeout'] }, { code: null }, false],
		['no code by the last entry', { errorCodes: ['unlisted'] }, { code: null }, true],
		['somebody else must act', { actors: ['argyle', 'nobody'] }, {}, false],
		['the one who must act was chosen', { actors: ['user'] }, {}, true],
		['a newer code and nobody of its guidance', { actors: ['nobody'] }, newer, false],
		['a first connection', { firstConnectionOnly: true }, { firstConnection: true }, true],
		['a re-authentication', { firstConnectionOnly: true }, { firstConnection: false }, false],
		['an unknown past', { firstConnectionOnly: true }, { firstConnection: null }, true],
	];

	it.each(rules)('%s: %j with %j → %j [checklist 33]', (_rule, options, change, expected) => {
		expect(starts(options, change)).toBe(expected);
	});

	it('judge the code of a delivery without the account', () => {
		const thin = facts({ errorCode: 'invalid_mfa', resource: null });
		expect(matchesFilter(thin, filterOf({ errorCodes: ['invalid_mfa'] }))).toBe(true);
		expect(matchesFilter(thin, filterOf({ errorCodes: ['mfa_timeout'] }))).toBe(false);
	});

	it('let a failure through if neither delivery nor account shows its code', () => {
		const unreadable = facts({ errorCode: null, resource: null });
		expect(
			matchesFilter(unreadable, filterOf({ errorCodes: ['mfa_timeout'], actors: ['you'] })),
		).toBe(true);
	});
});

describe('a filter', () => {
	it.each([
		[{}, false],
		[{ firstConnectionOnly: true }, false],
		[{ errorCodes: ['invalid_mfa'] }, true],
		[{ excludeErrorCodes: ['invalid_mfa'] }, true],
		[{ actors: ['user'] }, true],
	])('depends on the code: %j → %j', (options, expected) => {
		expect(needsCode(filterOf(options))).toBe(expected);
	});
});
