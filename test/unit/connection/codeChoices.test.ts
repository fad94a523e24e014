import {
	codesByEvent,
	disconnectionCodes,
	isChosen,
	UNLISTED,
} from '../../../nodes/Argyle/connection/codeChoices';
import { knownCodes } from '../../support/publishedCodes';

describe('the codes that an event can carry', () => {
	test('are for a failure all but those of no login attempt', () => {
		const missing = knownCodes.filter((code) => !codesByEvent['accounts.failed'].includes(code));
		expect(missing).toEqual(['auth_required', 'ongoing_refresh_disabled']);
	});

	test('are for a disconnection six', () => {
		expect(codesByEvent['accounts.disconnected']).toEqual(disconnectionCodes);
		expect([...disconnectionCodes].sort()).toEqual([
			'account_disabled',
			'account_inaccessible',
			'auth_required',
			'expired_credentials',
			'full_auth_required',
			'system_error',
		]);
	});
});

describe('a choice of codes', () => {
	const cases: Array<[chosen: string[], code: string | null, expected: boolean]> = [
		[['invalid_mfa'], 'invalid_mfa', true],
		[['invalid_mfa'], 'mfa_timeout', false],
		[['invalid_mfa'], 'brand_new_code', false],
		[['invalid_mfa'], null, false],
		[['brand_new_code'], 'brand_new_code', true],
		[['brand_new_code'], 'another_code', false],
		[[UNLISTED], 'brand_new_code', true],
		[[UNLISTED], 'constructor', true],
		[[UNLISTED], null, true],
		[[UNLISTED], 'invalid_mfa', false],
		[[UNLISTED, 'invalid_mfa'], 'invalid_mfa', true],
		[[], 'invalid_mfa', false],
		[[], null, false],
	];

	test.each(cases)('%j has %j: %j', (chosen, code, expected) => {
		expect(isChosen(chosen, code)).toBe(expected);
	});
});
