import type { FailureKind } from '../../../nodes/Argyle/poll/scan';
import { findFailures } from '../../../nodes/Argyle/poll/scan';
import { sketchAccount, time } from '../../support/accounts';

const all: FailureKind[] = ['first', 'reauthentication', 'disconnection'];

describe('what fails, and how', () => {
	it.each([
		['a first login that failed', { connectedOnce: false }, 'first'],
		['a login of somebody whose past is left open', {}, 'first'],
		['a re-authentication that failed', { connectedOnce: true }, 'reauthentication'],
		['a broken connection', { connectedOnce: true, code: 'auth_required' }, 'disconnection'],
		[
			'one that needs it all again',
			{ connectedOnce: true, code: 'full_auth_required' },
			'disconnection',
		],
		['a broken connection whose past is left open', { code: 'auth_required' }, 'disconnection'],
		['that code on a first login', { connectedOnce: false, code: 'auth_required' }, 'first'],
		['a failure without a code', { connectedOnce: true, code: null }, 'reauthentication'],
		[
			'a code newer than the catalogue',
			{ connectedOnce: true, code: 'brand_new' },
			'reauthentication',
		],
	])('%s', (_name, sketch, kind) => {
		expect(findFailures([sketchAccount(sketch)], all)).toMatchObject([{ id: 'a', kind }]);
	});

	it.each(['connected', 'connecting', '', 'ERROR'])(
		'an account that is "%s" does not fail',
		(status) => {
			expect(findFailures([sketchAccount({ status })], all)).toEqual([]);
		},
	);

	it.each([
		[{}],
		[{ id: 'a' }],
		[{ id: 'a', connection: [] }],
		[{ connection: { status: 'error' } }],
	])('an odd entry of a page is passed over: %j', (odd) => {
		expect(findFailures([odd, sketchAccount()], all)).toHaveLength(1);
	});

	it.each(all)('only what is watched is found: %s', (kind) => {
		const accounts = [
			sketchAccount({ connectedOnce: false }),
			sketchAccount({ connectedOnce: true }),
			sketchAccount({ connectedOnce: true, code: 'auth_required' }),
		];
		expect(findFailures(accounts, [kind]).map((one) => one.kind)).toEqual([kind]);
	});

	it.each([
		['milliseconds', '2026-01-29T19:26:53.081Z', '2026-01-29T19:26:53.081Z'],
		['microseconds', '2026-01-29T19:26:53.081481Z', '2026-01-29T19:26:53.081Z'],
		['another zone', '2026-01-29T20:26:53.081+01:00', '2026-01-29T19:26:53.081Z'],
		['no timestamp', 'yesterday', 'yesterday'],
		['none', null, ''],
	])('the moment of a failure is read from %s', (_name, at, failedAt) => {
		expect(findFailures([sketchAccount({ at })], all)).toMatchObject([{ failedAt }]);
	});

	it('keeps the account for the item', () => {
		const account = sketchAccount({ at: time(3) });
		expect(findFailures([account], all)[0]?.account).toBe(account);
	});
});
