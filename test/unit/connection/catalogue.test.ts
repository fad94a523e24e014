import type { Guidance } from '../../../nodes/Argyle/connection/codes';
import { catalogue, newerCode, withoutCode } from '../../../nodes/Argyle/connection/codes';
import { splitSentences } from './readability';
import { knownCodes } from '../../support/publishedCodes';

const entries: Array<[string, Guidance]> = Object.entries(catalogue);
const all: Array<[string, Guidance]> = [
	...entries,
	['no code', withoutCode],
	['a code newer than the catalogue', newerCode],
];

const fields = [
	...['basis', 'group', 'title', 'explanation', 'actor', 'retry', 'retry_after_minutes'],
	...['next_step', 'notify_applicant', 'subject', 'suggested_message', 'sms'],
];
const actors = ['user', 'payroll_provider', 'argyle', 'you', 'nobody'];
const retries = ['now', 'later', 'other_method', 'none'];
const groups = ['login', 'mfa', 'provider', 'account', 'method', 'data', 'plan', 'system'];

const snakeCase = /\b[a-z]+_[a-z_]+\b/;
const sentence = /^[A-Z].*\.$/;

describe('the failure catalogue', () => {
	test('covers exactly the published codes and duplicate_account, in alphabetical order [checklist 31]', () => {
		expect(Object.keys(catalogue)).toEqual(knownCodes);
		expect(knownCodes).toHaveLength(52);
	});

	test.each([
		['actor', actors],
		['retry', retries],
		['group', groups],
		['basis', ['documented', 'inferred']],
	] as const)('uses every %s of the contract and no other', (field, allowed) => {
		expect([...new Set(entries.map(([, guidance]) => guidance[field]))].sort()).toEqual(
			[...allowed].sort(),
		);
	});

	test('has a title of its own for every code', () => {
		expect(new Set(all.map(([, { title }]) => title)).size).toBe(all.length);
	});

	test('treats a duplicate like an existing account', () => {
		const { title, explanation } = catalogue.duplicate_account;
		expect(catalogue.duplicate_account).toEqual({
			...catalogue.existing_account_found,
			title,
			explanation,
		});
	});
});

describe.each(all)('the entry of %s', (_code, guidance) => {
	const { basis, title, explanation, next_step } = guidance;

	test('has all fields, in the order of the item [checklist 138]', () => {
		expect(Object.keys(guidance)).toEqual(fields);
	});

	test('has a title that fits one line of a CRM', () => {
		expect(title).toMatch(/^[A-Z].*[^.!?\s]$/);
		expect(title.length).toBeGreaterThanOrEqual(10);
		expect(title.length).toBeLessThanOrEqual(60);
	});

	test('explains in one or two sentences', () => {
		expect(explanation).toMatch(sentence);
		expect(splitSentences(explanation).length).toBeLessThanOrEqual(2);
		expect(explanation.length).toBeLessThanOrEqual(180);
	});

	test('gives the operator a next step of one or two sentences, in the imperative', () => {
		expect(next_step).toMatch(sentence);
		expect(next_step).toMatch(/^(Ask|Contact|Look|Offer|Read|Send|Tell|Use|Wait) /);
		expect(splitSentences(next_step).length).toBeLessThanOrEqual(2);
		expect(next_step.length).toBeLessThanOrEqual(180);
	});

	test('shows no raw code and no odd character to the operator', () => {
		for (const text of [title, explanation, next_step]) {
			expect(text).not.toMatch(snakeCase);
			expect(text).not.toMatch(/^\s|\s$|\s{2}|[‘’“”<>{}*`]/);
		}
	});

	test('says "usually means" exactly where a known code is inferred from its name [checklist 138]', () => {
		const isKnown = guidance !== withoutCode && guidance !== newerCode;
		expect(/usually means/.test(explanation)).toBe(isKnown && basis === 'inferred');
	});
});

describe.each(all)('the advice of %s', (_code, guidance) => {
	const { actor, retry, retry_after_minutes: minutes, notify_applicant, group } = guidance;

	test('gives minutes that fit the retry [checklist 138]', () => {
		if (retry === 'none') expect(minutes).toBeNull();
		else if (retry === 'later') expect([60, 240, 1440]).toContain(minutes);
		else expect(minutes).toBe(0);
	});

	test('names nobody as the actor exactly when no retry helps [checklist 138]', () => {
		expect(actor === 'nobody').toBe(retry === 'none');
	});

	test('waits where the payroll provider or Argyle has to act first [checklist 138]', () => {
		if (actor === 'payroll_provider' || actor === 'argyle') expect(retry).toBe('later');
	});

	test('lets only the applicant retry immediately [checklist 138]', () => {
		if (retry === 'now') expect(actor).toBe('user');
	});

	test('writes to the applicant whenever it is their turn [checklist 138]', () => {
		if (actor === 'user') expect(notify_applicant).toBe(true);
	});

	test('keeps the plan of the company from the applicant [checklist 138]', () => {
		if (group === 'plan') expect(notify_applicant).toBe(false);
	});
});
