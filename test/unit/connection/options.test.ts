import { catalogue } from '../../../nodes/Argyle/connection/codes';
import { actorOptions, codeOptions } from '../../../nodes/Argyle/connection/options';
import { publishedCodes } from '../../support/publishedCodes';

describe('the options of the editor', () => {
	const names = codeOptions.map(({ name }) => name);

	test('offer every code once', () => {
		expect(codeOptions.map(({ value }) => value).sort()).toEqual(publishedCodes);
		expect(new Set(names).size).toBe(publishedCodes.length);
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

	test.each(Object.entries(catalogue))('describe %s by its title', (code, { title }) => {
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
