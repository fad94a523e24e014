import { describeFailure } from '../../../nodes/Argyle/connection/guidance';
import type { ItemGuidance } from '../../../nodes/Argyle/connection/guidance';
import { countSeptets } from '../../../nodes/Argyle/connection/wording';
import { knownCodes } from '../../support/publishedCodes';
import { gradeReading, splitSentences } from './readability';

const all = [...knownCodes, '', 'brand_new_code'].map((code): [string, ItemGuidance] => [
	code === '' ? 'no code' : code,
	describeFailure(code),
]);
const having = (wanted: (guidance: ItemGuidance) => boolean) =>
	all.filter(([, guidance]) => wanted(guidance));

/** The rules that no text for an applicant may break, each with a text that breaks it. */
const forbidden: Array<[rule: string, pattern: RegExp, example: string]> = [
	[
		'promises what no node does',
		/\bwe('ll| will|'re (looking|working|fixing))\b|\blet you know\b|\b(contact|call|write to|email|notify) you\b|\bas soon as\b|\ball set\b|\bkeep you posted\b/i,
		"We're looking into it and will let you know.",
	],
	[
		'blames',
		/\byou (failed|forgot|should have|must|have to|did not|didn't)\b|\byour (fault|mistake)\b/i,
		'You forgot to enter it.',
	],
	[
		'alarms',
		/\b(errors?|problems?|fail(s|ed|ures?)?|mistakes?|invalid|wrong|incorrect|bad|denied|rejected|suspended)\b/i,
		'Your login failed.',
	],
	[
		'asks for a secret',
		/\b(send|reply|forward|share|tell|give|provide|message|confirm|submit)\b[^.?!]*\b(passwords?|passcodes?|codes?|PINs?|usernames?|login details|social security|SSN)\b/i,
		'Reply with the code you received.',
	],
	[
		'names a button that Argyle Link does not document',
		/\b(click|press|tap|hit|button|option)\b|\b(choose|select|open|use) (?!Reconnect\b|Login help\b)[A-Z][a-z]/,
		'Open your link and choose Allow.',
	],
	[
		'uses a word of the trade',
		/\b(MFA|SSO|single sign-on|two-factor|authenticat\w*|credentials?|API|webhook|token|Argyle|Link\b|items?|platform|session|URL|portal|connection page)\b/,
		'Go back to the connection page.',
	],
	['holds a link', /https?:|www\.|\b[\w-]+\.(com|org|net|io|us|co)\b/i, 'Go to acme.com now.'],
	['shows a raw code', /\b[a-z]+_[a-z_]+\b/, 'Reason: invalid_mfa.'],
	['shows a placeholder', /[{}]|\bundefined\b|\bnull\b/, 'Your {payroll} account.'],
	['is typed carelessly', /^\s|\s$|\s{2}|[‘’“”<>*`]|\.\./, 'Open  your link.'],
];

const breaks = (text: string) => forbidden.filter(([, pattern]) => pattern.test(text));

describe.each(all)('what the applicant reads for %s', (_code, guidance) => {
	const { subject, suggested_message: message, sms } = guidance;

	test('breaks none of the rules [checklist 139]', () => {
		for (const text of [subject, message, sms]) {
			expect(breaks(text).map(([rule]) => `${rule}: ${text}`)).toEqual([]);
		}
	});

	test('has a subject of at most 60 characters that is not a sentence [checklist 140]', () => {
		expect(subject).toMatch(/^[A-Z].*[^.!?]$/);
		expect(subject.length).toBeLessThanOrEqual(60);
	});

	test('has a message of two to four sentences', () => {
		expect(message).toMatch(/^[A-Z].*\.$/);
		expect(splitSentences(message).length).toBeGreaterThanOrEqual(2);
		expect(splitSentences(message).length).toBeLessThanOrEqual(4);
		expect(message.length).toBeLessThanOrEqual(280);
	});

	test('has an SMS of at most 110 septets of GSM-7, which leaves 10 for a name [checklist 140]', () => {
		expect(sms).toMatch(/^[A-Z].*\.$/);
		expect(countSeptets(sms)).toBeLessThanOrEqual(110);
	});

	test('can be read after six years of school [checklist 140]', () => {
		expect(gradeReading(message)).toBeLessThanOrEqual(6);
		expect(gradeReading(sms)).toBeLessThanOrEqual(6);
	});
});

describe('the texts agree with the advice', () => {
	const goesOut = ({ notify_applicant: notify }: ItemGuidance) => notify;
	const namesLink = (text: string) => /\byour link\b/.test(text);

	test.each(all)(
		'%s: e-mail and SMS both name "your link", or neither does [checklist 141]',
		(_code, one) => {
			expect(namesLink(one.sms)).toBe(namesLink(one.suggested_message));
		},
	);

	test.each(having(({ retry }) => retry !== 'none').filter(([, one]) => goesOut(one)))(
		'%s leads to the link or to a reply [checklist 141]',
		(_code, { retry, suggested_message: message, sms }) => {
			const leads = retry === 'other_method' ? /\b(your link|[Rr]eply)\b/ : /\byour link\b/;
			expect(message).toMatch(leads);
			expect(sms).toMatch(leads);
		},
	);

	test.each(having(({ retry }) => retry === 'none'))(
		'%s invites no retry [checklist 141]',
		(_code, guidance) => {
			for (const text of [guidance.subject, guidance.suggested_message, guidance.sms]) {
				expect(text).not.toMatch(/\b(link|try|log in)\b/i);
			}
		},
	);

	test.each(having((one) => !goesOut(one)))(
		'%s stays neutral, in case somebody sends it',
		(_code, { suggested_message: message, sms }) => {
			for (const text of [message, sms]) {
				expect(text).toMatch(/\bthere's nothing you need to do\b/i);
				expect(text).not.toMatch(/\b(our side|tomorrow|link|reply)\b/i);
			}
		},
	);

	const waits: Array<[minutes: number, words: RegExp]> = [
		[60, /\b(about|at least) an hour\b/],
		[240, /\bin a few hours\b/],
		[1440, /\btomorrow\b|\bOnce (it works|you can log in|your employer)\b/],
	];

	test.each(having(({ retry }) => retry === 'later').filter(([, one]) => goesOut(one)))(
		'%s says when to try again [checklist 141]',
		(_code, guidance) => {
			const [, words] = waits.find(([minutes]) => minutes === guidance.retry_after_minutes) ?? [];
			expect(words).toBeDefined();
			expect(guidance.suggested_message).toMatch(words ?? /$^/);
			expect(guidance.sms).toMatch(words ?? /$^/);
			// Where something has to be done first, "later" alone would be wrong.
			expect(guidance.subject).toMatch(/try again later|looks inactive|One more step/);
		},
	);

	test.each(having(({ retry }) => retry === 'now'))(
		'%s does not make the applicant wait [checklist 141]',
		(_code, guidance) => {
			for (const text of [guidance.subject, guidance.suggested_message, guidance.sms]) {
				expect(text).not.toMatch(/\b(later|tomorrow|hours?|wait)\b/i);
			}
		},
	);

	test.each(having(({ retry }) => retry === 'other_method'))(
		'%s names another way [checklist 141]',
		(_code, guidance) => {
			expect(guidance.subject).toContain('Another way');
			expect(guidance.suggested_message).toMatch(
				/\b(instead|another|search for|choose the way|of your own)\b/,
			);
		},
	);

	test.each(having(({ suggested_message: text }) => /nothing you did/.test(text)))(
		'%s does not leave it to the applicant if it says "nothing you did"',
		(_code, { actor, retry }) => {
			if (retry === 'later') expect(actor).not.toBe('user');
		},
	);

	test.each(having(({ group }) => group === 'mfa'))(
		'%s does not advise a weaker security check [checklist 141]',
		(_code, { suggested_message: message, sms, next_step: step }) => {
			for (const text of [message, sms, step]) {
				expect(text).not.toMatch(
					/\b(remove|turn off|switch off|instead of|add)\b[^.]*\b(codes?|check|key|passkeys?)\b/i,
				);
			}
		},
	);

	test.each(having(({ known }) => !known))(
		'%s invites the applicant to try once more [checklist 143]',
		(_code, guidance) => {
			expect(guidance.notify_applicant).toBe(true);
			expect(guidance.suggested_message).toMatch(/try your link once more/);
			expect(guidance.sms).toMatch(/try your link once more/);
		},
	);
});

test.each(forbidden)(
	'the rules catch a text that %s [checklist 139]',
	(_rule, pattern, example) => {
		expect(example).toMatch(pattern);
	},
);

test('no two codes share a message, except codes with the same meaning', () => {
	const messages = all.map(([code, { suggested_message: message }]) => ({ code, message }));
	const shared = messages
		.filter(({ message }) => messages.filter((one) => one.message === message).length > 1)
		.map(({ code }) => code);
	expect(shared).toEqual([
		'duplicate_account',
		'existing_account_found',
		'trial_connections_exhausted',
		'trial_period_expired',
	]);
});
