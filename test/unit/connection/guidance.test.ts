import type { Guidance } from '../../../nodes/Argyle/connection/codes';
import { catalogue } from '../../../nodes/Argyle/connection/codes';
import { explainCode, isKnownCode } from '../../../nodes/Argyle/connection/guidance';
import { publishedCodes } from '../../support/publishedCodes';

const entries: Array<[string, Guidance]> = Object.entries(catalogue);

describe('explainCode', () => {
	test.each(entries)('gives all of the guidance of %s [checklist 31]', (code, guidance) => {
		expect(explainCode(code)).toEqual({ known: true, ...guidance });
	});

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

	test.each(odd)('gives the default for a newer code to %j [checklist 32]', (code) => {
		expect(explainCode(code)).toMatchObject({
			known: false,
			title: 'Connection failed for a newer reason',
		});
	});

	test.each([[null], ['']])('gives the default for no code to %j [checklist 32]', (code) => {
		expect(explainCode(code)).toMatchObject({
			known: false,
			title: 'Connection failed without a reason',
		});
	});

	test.each([[null], ['brand_new_code']])(
		'sends the operator to look first for %j [checklist 32]',
		(code) => {
			expect(explainCode(code)).toMatchObject({ actor: 'you', retry: 'later' });
		},
	);

	test.each([['invalid_mfa'], [null], ['brand_new_code']])(
		'gives every item its own copy for %j, so that no workflow can change the next item',
		(code) => {
			const first = explainCode(code);
			const before = { ...first };
			first.title = 'changed by a workflow';
			expect(explainCode(code)).toEqual(before);
		},
	);
});

describe('isKnownCode', () => {
	test.each(publishedCodes)('knows %s [checklist 31]', (code) => {
		expect(isKnownCode(code)).toBe(true);
	});

	test.each([null, '', 'brand_new_code', '__proto__', 'constructor', 'Invalid_mfa'])(
		'does not know %j [checklist 32]',
		(code) => {
			expect(isKnownCode(code)).toBe(false);
		},
	);
});
