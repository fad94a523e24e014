import type { Guidance } from '../../../nodes/Argyle/connection/codes';
import { catalogue } from '../../../nodes/Argyle/connection/codes';
import { explainCode } from '../../../nodes/Argyle/connection/guidance';
import { gradeReading, splitSentences } from './readability';
import { publishedCodes } from '../../support/publishedCodes';

const actors = ['user', 'payroll_provider', 'argyle', 'you', 'nobody'];
const retries = ['now', 'later', 'other_method', 'none'];

const entries: Array<[string, Guidance]> = Object.entries(catalogue);
const defaults: Array<[string, Guidance]> = [
	['no code', explainCode(null)],
	['a code newer than the catalogue', explainCode('brand_new_code')],
];
const all = [...entries, ...defaults];
const having = (wanted: Partial<Guidance>) =>
	entries.filter(
		([, { actor, retry }]) =>
			(wanted.actor ?? actor) === actor && (wanted.retry ?? retry) === retry,
	);

const texts = ({ title, explanation, next_step, suggested_message }: Guidance) => [
	title,
	explanation,
	next_step,
	suggested_message,
];

const snakeCase = /\b[a-z]+_[a-z_]+\b/;
const sentence = /^[A-Z].*\.$/;
const alarming = /\b(errors?|problems?|fail(s|ed|ures?)?|mistakes?|invalid|wrong|incorrect|bad)\b/i;
const jargon =
	/\b(MFA|SSO|single sign-on|two-factor|authenticat\w*|credentials?|API|webhook|token|Argyle|Link\b|item|platform|session|URL|HR portal)/;
const secrets = '(passwords?|passcodes?|codes?|PINs?|usernames?|login details)';
const asksForSecret = new RegExp(
	`\\b(send|reply|forward|share|tell|give|text|e-?mail|provide|message)\\b[^.]*\\b(us|me)\\b[^.]*\\b${secrets}\\b` +
		`|\\b(send|share|forward|provide|tell us|give us)\\b[^.]*\\byour ${secrets}\\b`,
	'i',
);
const retryWords = /\b(again|try|retry|reconnect|go back)\b/i;

describe('the failure catalogue', () => {
	test('covers exactly the published codes, in alphabetical order [checklist 31]', () => {
		expect(Object.keys(catalogue)).toEqual(publishedCodes);
		expect(publishedCodes).toHaveLength(51);
	});

	test.each(entries)('%s names who must act [checklist 31]', (_code, { actor }) => {
		expect(actors).toContain(actor);
	});

	test.each(entries)('%s says whether to try again [checklist 31]', (_code, { retry }) => {
		expect(retries).toContain(retry);
	});

	test.each(actors)('somebody needs the actor %s', (actor) => {
		expect(entries.map(([, guidance]) => guidance.actor)).toContain(actor);
	});

	test.each(retries)('some code needs the advice %s', (retry) => {
		expect(entries.map(([, guidance]) => guidance.retry)).toContain(retry);
	});

	test.each(['title', 'explanation', 'suggested_message'] as const)(
		'no two codes share a %s',
		(field) => {
			const values = all.map(([, guidance]) => guidance[field]);
			const repeated = values.filter((value, index) => values.indexOf(value) !== index);
			expect(repeated).toEqual([]);
		},
	);
});

describe.each(all)('the texts of %s', (_code, guidance) => {
	const { title, explanation, next_step, suggested_message } = guidance;

	test('have a title that fits one line of a CRM', () => {
		expect(title).toMatch(/^[A-Z].*[^.!?\s]$/);
		expect(title.length).toBeGreaterThanOrEqual(10);
		expect(title.length).toBeLessThanOrEqual(60);
	});

	test('explain in one or two sentences', () => {
		expect(explanation).toMatch(sentence);
		expect(splitSentences(explanation).length).toBeLessThanOrEqual(2);
		expect(explanation.length).toBeLessThanOrEqual(180);
	});

	test('give the operator a next step of one or two sentences', () => {
		expect(next_step).toMatch(sentence);
		expect(splitSentences(next_step).length).toBeLessThanOrEqual(2);
		expect(next_step.length).toBeLessThanOrEqual(180);
	});

	test('tell the operator what to do, in the imperative', () => {
		expect(next_step).toMatch(/^(Ask|Contact|Look|Offer|Read|Send|Tell|Use|Wait) /);
	});

	test('give the applicant a message of one to three sentences', () => {
		expect(suggested_message).toMatch(sentence);
		expect(splitSentences(suggested_message).length).toBeLessThanOrEqual(3);
		expect(suggested_message.length).toBeGreaterThanOrEqual(60);
		expect(suggested_message.length).toBeLessThanOrEqual(240);
	});

	test('show no raw code', () => {
		for (const text of texts(guidance)) expect(text).not.toMatch(snakeCase);
	});

	test('are typed cleanly', () => {
		for (const text of texts(guidance)) expect(text).not.toMatch(/^\s|\s$|\s{2}|[‘’“”<>{}*`]/);
	});

	test('do not alarm or blame the applicant', () => {
		expect(suggested_message).not.toMatch(alarming);
		expect(suggested_message).not.toMatch(
			/\byou (failed|forgot|should have|must|did not|didn't)\b/i,
		);
	});

	test('spare the applicant the jargon', () => {
		expect(suggested_message).not.toMatch(jargon);
	});

	test('never ask the applicant to share a password or a code', () => {
		expect(suggested_message).not.toMatch(asksForSecret);
		expect(next_step).not.toMatch(asksForSecret);
	});

	test('can be read by the applicant after nine years of school', () => {
		expect(gradeReading(suggested_message)).toBeLessThanOrEqual(9);
	});
});

describe('advice and message agree', () => {
	test.each(having({ actor: 'user' }))('%s tells the applicant what to do', (_code, guidance) => {
		expect(guidance.suggested_message).toMatch(
			/\b(go back to|on) the connection page\b|\b(connect|try) again\b/i,
		);
	});

	test.each(having({ retry: 'none' }))('%s asks for no further attempt', (_code, guidance) => {
		expect(guidance.suggested_message).not.toMatch(retryWords);
		expect(guidance.suggested_message).toMatch(/nothing (more )?you need to do/);
	});

	test.each(having({ retry: 'later' }))('%s says when to come back', (_code, guidance) => {
		expect(guidance.suggested_message).toMatch(
			/\b(later|hours?|once|after that|let you know (when|as soon as))\b/i,
		);
	});

	test.each(having({ retry: 'other_method' }))('%s names another way', (_code, guidance) => {
		expect(guidance.suggested_message).toMatch(/\b(another|instead|choose|search for)\b/);
	});

	test.each(having({ retry: 'now' }))('%s leaves the turn to the applicant', (_code, { actor }) => {
		expect(actor).toBe('user');
	});

	test.each([...having({ actor: 'argyle' }), ...having({ actor: 'you' }), ...defaults])(
		'%s promises that we act, and asks nothing of the applicant',
		(_code, guidance) => {
			expect(guidance.suggested_message).toMatch(/\bwe('re| will)\b/i);
			expect(guidance.suggested_message).not.toMatch(/\b(go back|log in|choose|try)\b/i);
		},
	);
});

describe('the rule about secrets catches what it is meant to catch', () => {
	test.each([
		'Send us your password.',
		'Reply to us with the code you received.',
		'Share your login details with our team.',
		'Text me the PIN.',
	])('%j asks for a secret', (text) => {
		expect(text).toMatch(asksForSecret);
	});
});
