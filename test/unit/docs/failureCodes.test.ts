import { codesPageData } from '../../../tools/docs/failureCodesData.cts';
import { renderCodesPage } from '../../../tools/docs/failureCodesPage.cts';
import { readDocument } from '../readme/documents.cts';

const rendered = renderCodesPage(codesPageData);

test('docs/failure-codes.md is what the catalogue says: node tools/bootstrap.mjs tools/docs/failure-codes.cts --write [checklist 144]', () => {
	expect(readDocument('docs/failure-codes.md')).toBe(rendered);
});

describe('the page of failure codes', () => {
	test.each(codesPageData.entries)('has every text of $code', ({ guidance }) => {
		const { title, explanation, next_step: next, subject, suggested_message, sms } = guidance;
		for (const text of [title, explanation, next, subject, suggested_message, sms]) {
			expect(rendered).toContain(text);
		}
	});

	test.each(codesPageData.entries)(
		'says who gets what for $code [checklist 144]',
		({ code, guidance }) => {
			const [, section = ''] = rendered.split(new RegExp(`^### \\W?${code}\\W?$`, 'm'));
			const [advice = ''] = /^Who acts: .*$/m.exec(section) ?? [];
			expect(advice.includes('message to the applicant: no')).toBe(!guidance.notify_applicant);
			expect(advice.includes('task for your team: yes')).toBe(guidance.actor === 'you');
		},
	);
});
