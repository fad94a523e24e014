import { codesPageData } from '../../../tools/docs/failureCodesData.cts';
import { renderCodesPage } from '../../../tools/docs/failureCodesPage.cts';
import { readDocument } from '../readme/documents.cts';

const rendered = renderCodesPage(codesPageData);

test('docs/failure-codes.md is what the catalogue says: node dev/failure-codes.mjs --write', () => {
	expect(readDocument('docs/failure-codes.md')).toBe(rendered);
});

describe('the page of failure codes', () => {
	test.each(codesPageData.entries)('has every text of $code', ({ guidance }) => {
		const { title, explanation, next_step: next, subject, suggested_message, sms } = guidance;
		for (const text of [title, explanation, next, subject, suggested_message, sms]) {
			expect(rendered).toContain(text);
		}
	});

	test('marks exactly the codes whose explanation is inferred', () => {
		const marked = rendered.match(/_\(Inferred from the name\.\)_/g) ?? [];
		const inferred = codesPageData.entries.filter(
			({ isDefault, guidance }) => !isDefault && guidance.basis === 'inferred',
		);
		expect(marked).toHaveLength(inferred.length);
		expect(rendered).toContain(`${inferred.length} the explanation is inferred`);
	});

	test('says where nothing should be sent', () => {
		const silent = codesPageData.entries.filter(({ guidance }) => !guidance.notify_applicant);
		expect(rendered.match(/Send nothing to the applicant/g)).toHaveLength(silent.length);
	});
});
