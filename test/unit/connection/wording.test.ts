import fc from 'fast-check';
import { catalogue, newerCode, withoutCode } from '../../../nodes/Argyle/connection/codes';
import type { Guidance } from '../../../nodes/Argyle/connection/codes';
import { cleanName, countSeptets, fillTexts } from '../../../nodes/Argyle/connection/wording';
import providerNames from '../../support/fixtures/providerNames.json';

const all: Guidance[] = [...Object.values(catalogue), withoutCode, newerCode];
const fields = ['subject', 'suggested_message', 'sms'] as const;
const templates = all.flatMap((guidance) => fields.map((field) => guidance[field]));

describe('the place of the name in a text', () => {
	test('is there once in every text, behind "your", where any name fits the grammar [checklist 142]', () => {
		for (const text of templates) {
			expect(text.match(/\b[Yy]our (?:personal )?\{payroll\} ?/g)).toHaveLength(1);
			expect(text.match(/[{}]/g)).toHaveLength(2);
		}
	});
});

describe('a text for the applicant', () => {
	const fill = (name: unknown) => fillTexts(catalogue.invalid_mfa, name);

	test('names the payroll', () => {
		expect(fill('Walmart')).toEqual({
			subject: 'One more step to connect your Walmart payroll',
			suggested_message:
				"The security code didn't match. Open your link and log in to your Walmart payroll account again. Then use the newest code you get, as older ones stop working.",
			sms: "That security code didn't match. Open your link, log in to your Walmart payroll account, and use the newest code.",
		});
	});

	test.each([undefined, null, '', ' ', 7, {}, ['Walmart']])(
		'leaves out the name %j [checklist 142]',
		(name) => {
			const texts = fill(name);
			for (const field of fields) expect(texts[field]).toMatch(/\byour payroll\b/);
		},
	);

	test('falls back one by one: a long name fits the e-mail only [checklist 142]', () => {
		const texts = fill('Los Angeles Unified School District');
		expect(texts.suggested_message).toContain('your Los Angeles Unified School District payroll');
		expect(texts.subject).toBe('One more step to connect your payroll');
		expect(texts.sms).toContain('your payroll account');
	});

	test('keeps an SMS within GSM-7: a name outside of it fits the others only', () => {
		const texts = fill('Škoda');
		expect(texts.subject).toContain('Škoda');
		expect(texts.suggested_message).toContain('Škoda');
		expect(texts.sms).toContain('your payroll account');
		expect(fill('Nestlé').sms).toContain('Nestlé');
	});

	test.each(['SurePayroll', 'ADP Payroll'])('does not say payroll twice for %s', (name) => {
		expect(fill(name).subject).toBe(`One more step to connect your ${name}`);
		expect(fill(name).suggested_message).toContain(`your ${name} account`);
	});

	test('says payroll behind a name that only has it inside', () => {
		expect(fill('Payroll Partners').subject).toBe(
			'One more step to connect your Payroll Partners payroll',
		);
	});

	test('fills a subject to its last character', () => {
		const room = 60 - 'One more step to connect your  payroll'.length;
		expect(fill('W'.padEnd(room, 'a')).subject).toHaveLength(60);
		expect(fill('W'.padEnd(room + 1, 'a')).subject).toBe('One more step to connect your payroll');
	});

	test('takes "$" in a name as it is', () => {
		expect(fill("$& $1 $' Store").suggested_message).toContain(
			"your $& $1 $' Store payroll account",
		);
	});
});

describe('a name in a sentence', () => {
	const cleaned: Array<[name: string, expected: string]> = [
		['Walmart', 'Walmart'],
		['  Walmart \n', 'Walmart'],
		['Best  Buy', 'Best Buy'],
		['The Home Depot', 'Home Depot'],
		['THE HOME DEPOT', 'HOME DEPOT'],
		['Theory', 'Theory'],
		['Apple Inc.', 'Apple'],
		['Tesla, Inc.', 'Tesla'],
		['Oracle Corporation', 'Oracle'],
		['Tiffany & Co.', 'Tiffany & Co.'],
		['ADP Payroll', 'ADP Payroll'],
		['McDonald’s', "McDonald's"],
		['Toys “R” Us', 'Toys "R" Us'],
		['7–Eleven', '7-Eleven'],
		['Yahoo!', 'Yahoo!'],
		['AT&T', 'AT&T'],
		['3M', '3M'],
		['Nestle\u0301', 'Nestlé'],
		['U.S. Bank', 'U.S. Bank'],
		['Over The Top', 'Over The Top'],
		[`W${'a'.repeat(39)}`, `W${'a'.repeat(39)}`],
		[`${'The '.repeat(48)}Walmart!`, 'Walmart!'],
	];

	test.each(cleaned)('%j becomes %j [checklist 142]', (name, expected) => {
		expect(cleanName(name)).toBe(expected);
	});

	const refused: Array<[why: string, name: unknown]> = [
		['no text', 7],
		['empty', ''],
		['an article', 'The'],
		['the word that follows anyway', 'Payroll'],
		['punctuation', '...'],
		['longer than 40 characters', `W${'a'.repeat(40)}`],
		['longer than 200 characters before it is cleaned', `${'The '.repeat(49)}Store`],
		['very long', 'a '.repeat(1_000_000)],
		['with a line break, which could start a mail header', 'Walmart\nBcc: x'],
		['with a control character', 'Wal\u0007mart'],
		['with an invisible character', 'Wal\u200Bmart'],
		['with a change of direction', 'Wal\u202Emart'],
		['with half a character', 'Wal\uD800mart'],
		['HTML', '<b>Walmart</b>'],
		['an HTML entity', '&lt;script&gt;'],
		['an expression of n8n', '{{ $json.account }}'],
		['a Markdown link', '[Walmart](x)'],
		['a web address', 'https://walmart'],
		['a domain, which phones make a link', 'Booking.com'],
		['a mail address', 'pay@walmart.com'],
		['a phone number, which phones make a link', 'Call 1-800-555-0100'],
		['an emoji', 'Walmart 💥'],
	];

	test.each(refused)('%s: %j is left out [checklist 142]', (_why, name) => {
		expect(cleanName(name)).toBeNull();
	});

	test('does not change a cleaned name again', () => {
		for (const name of providerNames) {
			const once = cleanName(name);
			if (once !== null) expect(cleanName(once)).toBe(once);
		}
	});
});

/** Where a name breaks a budget or a sentence; empty is good. */
const findViolations = (name: unknown): string[] => {
	const cleaned = cleanName(name);
	return all.flatMap((guidance) => {
		const named = fillTexts(guidance, name);
		const generic = fillTexts(guidance, null);
		const fits = (field: (typeof fields)[number]) =>
			named[field] === generic[field] ||
			(named[field].includes(` ${cleaned}`) && !/[<>{}\n\r]|\byour the\b/i.test(named[field]));
		const rules: Array<[holds: boolean, text: string]> = [
			[named.subject.length <= 60, named.subject],
			[named.suggested_message.length <= 320, named.suggested_message],
			[(countSeptets(named.sms) ?? Infinity) <= 120, named.sms],
			...fields.map((field): [boolean, string] => [fits(field), named[field]]),
		];
		return rules.filter(([holds]) => !holds).map(([, text]) => text);
	});
};

const keepsItsBudget = (name: unknown) => expect(findViolations(name)).toEqual([]);

describe('every text with every name', () => {
	test('is tried with at least 200 real names', () => {
		expect(new Set(providerNames).size).toBeGreaterThanOrEqual(200);
	});

	test.each(providerNames)(
		'keeps its budget or falls back: %s [checklist 140, 142]',
		keepsItsBudget,
	);

	test('names the payroll in nearly all e-mails and in most SMS [checklist 142]', () => {
		const count = (field: (typeof fields)[number]) => {
			const named = providerNames.map((name) =>
				all.map(
					(guidance) => fillTexts(guidance, name)[field] !== fillTexts(guidance, null)[field],
				),
			);
			return named.flat().filter(Boolean).length / named.flat().length;
		};
		expect(count('suggested_message')).toBeGreaterThan(0.95);
		expect(count('subject')).toBeGreaterThan(0.9);
		expect(count('sms')).toBeGreaterThan(0.8);
	});

	test('keeps its budget or falls back with any text as a name [checklist 140, 142]', () => {
		const piece = fc.constantFrom(
			...['The ', 'payroll', ' Payroll', 'Inc.', '’', '"', '&', '<b>', '{{', '$&', '\n', '\u202E'],
			...['.com', 'https://', 'é', 'Š', '€', '[', '株', 's', ' ', '-', '(', ')', '5'],
		);
		const name = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.string({ unit: fc.oneof(piece, fc.string({ maxLength: 4 })), maxLength: 12 }),
			fc.constantFrom(...providerNames).chain((real) => piece.map((odd) => `${real}${odd}`)),
		);
		fc.assert(fc.property(name, keepsItsBudget), { numRuns: 1_000 });
	});

	test('accepts any value as a name', () => {
		fc.assert(fc.property(fc.anything(), keepsItsBudget), { numRuns: 200 });
	});
});

describe('septets', () => {
	test.each([
		['', 0],
		['abc', 3],
		['é', 1],
		['€', 2],
		['[]', 4],
		['á', null],
		['’', null],
		['💥', null],
	])('%j take up %j', (text, expected) => {
		expect(countSeptets(text)).toBe(expected);
	});
});
