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
});
