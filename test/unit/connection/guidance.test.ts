import type { Guidance } from '../../../nodes/Argyle/connection/codes';
import { catalogue, newerCode, withoutCode } from '../../../nodes/Argyle/connection/codes';
import { describeFailure } from '../../../nodes/Argyle/connection/guidance';

const entries: Array<[string, Guidance]> = Object.entries(catalogue);

describe('describeFailure', () => {
	test.each(entries)('gives all of the guidance of %s [checklist 31]', (code, guidance) => {
		const { subject, suggested_message, sms } = describeFailure(code);
		const texts = { subject, suggested_message, sms };
		expect(describeFailure(code)).toEqual({ known: true, ...guidance, ...texts });
	});

	test('has its fields in the order in which an item shows them', () => {
		expect(Object.keys(describeFailure('invalid_mfa', 'Walmart'))).toEqual([
			...['known', 'basis', 'group', 'title', 'explanation', 'actor', 'retry'],
			...['retry_after_minutes', 'next_step', 'notify_applicant'],
			...['subject', 'suggested_message', 'sms'],
		]);
	});

	test.each([['invalid_mfa'], ['brand_new_code'], [null]])(
		'names the payroll for %j where its name is known',
		(code) => {
			const { subject, suggested_message: message, sms } = describeFailure(code, 'Walmart');
			for (const text of [subject, message, sms])
				expect(text).toMatch(/\b[Yy]our Walmart payroll\b/);
		},
	);

	const odd = [
		'brand_new_code',
		'INVALID_MFA',
		' invalid_mfa',
		'invalid_mfa\n',
		'__proto__',
		'constructor',
		'toString',
		'hasOwnProperty',
		'💥',
		'x'.repeat(10_000),
	];

	test.each(odd)('gives the default for a newer code to %j [checklist 32, 143]', (code) => {
		expect(describeFailure(code)).toMatchObject({
			known: false,
			title: newerCode.title,
		});
	});

	test.each([[null], ['']])('gives the default for no code to %j [checklist 32, 143]', (code) => {
		expect(describeFailure(code)).toMatchObject({
			known: false,
			title: withoutCode.title,
		});
	});

	test.each([[null], ['brand_new_code']])(
		'leaves %j to the team, with a second attempt in an hour [checklist 32]',
		(code) => {
			expect(describeFailure(code)).toMatchObject({
				...{ actor: 'you', retry: 'later', retry_after_minutes: 60, notify_applicant: true },
			});
		},
	);

	test.each([['invalid_mfa'], [null], ['brand_new_code']])(
		'gives every item its own copy for %j, so that no workflow can change the next item',
		(code) => {
			const first = describeFailure(code);
			const before = { ...first };
			first.title = 'changed by a workflow';
			expect(describeFailure(code)).toEqual(before);
		},
	);
});
