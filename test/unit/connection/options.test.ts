import { catalogue } from '../../../nodes/Argyle/connection/codes';
import {
	actorOptions,
	codeOptions,
	listCodeOptions,
} from '../../../nodes/Argyle/connection/options';
import { knownCodes } from '../../support/publishedCodes';

describe('the options of the editor', () => {
	const names = codeOptions.map(({ name }) => name);

	test('offer every code once', () => {
		const values = codeOptions.map(({ value }) => value);
		expect(values.filter((value) => value !== 'unlisted').sort()).toEqual(knownCodes);
		expect(new Set(names).size).toBe(knownCodes.length + 1);
	});

	test('end with what stands for codes that the list lacks', () => {
		expect(codeOptions.at(-1)).toMatchObject({
			name: 'Any Code Newer Than This List',
			value: 'unlisted',
		});
	});

	test.each([
		['codes', codeOptions.slice(0, -1)],
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

	test.each([
		['a failure', ['accounts.failed'] as const, 51],
		['a disconnection', ['accounts.disconnected'] as const, 7],
		['both', ['accounts.failed', 'accounts.disconnected'] as const, 52],
	])('offer for %s what the event can carry, and the last entry', (_event, events, count) => {
		const offered = listCodeOptions(...events);
		expect(offered).toHaveLength(count);
		expect(codeOptions).toEqual(expect.arrayContaining(offered));
		expect(offered.at(-1)).toEqual(codeOptions.at(-1));
	});

	test('offer no lost connection for a failure', () => {
		const values = listCodeOptions('accounts.failed').map(({ value }) => value);
		expect(values).not.toContain('auth_required');
		expect(values).toContain('full_auth_required');
	});

	test('offer everybody who can act', () => {
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
