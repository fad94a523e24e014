import type { Guidance } from '../../../nodes/Argyle/failure/codes';
import { catalogue } from '../../../nodes/Argyle/failure/codes';
import {
	actorOptions,
	codeOptions,
	explainCode,
	isKnownCode,
} from '../../../nodes/Argyle/failure/guidance';
import { publishedCodes } from './publishedCodes';

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

describe('the options of the editor', () => {
	const names = codeOptions.map(({ name }) => name);

	test('offer every code once', () => {
		expect(codeOptions.map(({ value }) => value).sort()).toEqual(publishedCodes);
		expect(new Set(names).size).toBe(51);
	});

	test.each([
		['codes', codeOptions],
		['actors', actorOptions],
	])('list the %s in alphabetical order', (_list, options) => {
		const listed = options.map(({ name }) => name);
		expect(listed).toEqual([...listed].sort((a, b) => a.localeCompare(b, 'en')));
	});

	test.each([
		['account_disabled', 'Account Disabled'],
		['auth_required', 'Authentication Required'],
		['invalid_login_url', 'Invalid Login URL'],
		['invalid_mfa', 'Invalid MFA'],
		['login_cancelled_by_the_user', 'Login Cancelled by the User'],
		['login_gov_not_linked', 'Login.gov Not Linked'],
		['mfa_timeout', 'MFA Timeout'],
		['tos_required', 'Terms of Service Required'],
	])('name %s as %s', (code, name) => {
		expect(codeOptions).toContainEqual(expect.objectContaining({ value: code, name }));
	});

	test.each(entries)('describe %s by its title', (code, { title }) => {
		expect(codeOptions).toContainEqual(
			expect.objectContaining({ value: code, description: title }),
		);
	});

	test('offer everybody who can be asked to act', () => {
		expect(actorOptions.map(({ value }) => value).sort()).toEqual([
			'argyle',
			'nobody',
			'payroll_provider',
			'user',
			'you',
		]);
	});

	test.each(actorOptions)('say who $name is', ({ name, description }) => {
		expect(name).toMatch(/^[A-Z]/);
		expect(description).toMatch(/^[A-Z].*[^.]$/);
	});
});
