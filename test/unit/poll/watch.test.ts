import type { FailureEvent, Watch } from '../../../nodes/Argyle/poll/watch';
import {
	emitsFailure,
	followsFailure,
	isFailing,
	isSameWatch,
	nameFailure,
	needsAllAccounts,
} from '../../../nodes/Argyle/poll/watch';
import type { Sketch } from '../../support/accounts';
import { sketchAccount, watchOf } from '../../support/accounts';

const failed = watchOf();
const allFailed = watchOf({ accounts: 'all' });
const disconnected = watchOf({ events: ['accounts.disconnected'] });
const both = watchOf({ events: ['accounts.failed', 'accounts.disconnected'], accounts: 'all' });

const before: Sketch = { connectedOnce: true };
const never: Sketch = { connectedOnce: false };

it.each([
	['error', true],
	['disconnected', true],
	['connecting', false],
	['connected', false],
])('an account with the status %s is failing: %s', (status, expected) => {
	expect(isFailing(sketchAccount({ status }))).toBe(expected);
});

describe('the event of an account that fails [checklist 102]', () => {
	const rules: Array<[string, Sketch, Array<FailureEvent | null>]> = [
		['a first login', never, ['accounts.failed', 'accounts.failed', null, 'accounts.failed']],
		[
			'a first login whose code is one of disconnections',
			{ ...never, code: 'auth_required' },
			['accounts.failed', 'accounts.failed', null, 'accounts.failed'],
		],
		[
			'a login whose past is left open',
			{},
			['accounts.failed', 'accounts.failed', null, 'accounts.failed'],
		],
		['a re-authentication', before, [null, 'accounts.failed', null, 'accounts.failed']],
		[
			'a re-authentication without a code',
			{ ...before, code: null },
			[null, 'accounts.failed', null, 'accounts.failed'],
		],
		[
			'a re-authentication with a code newer than the catalogue',
			{ ...before, code: 'brand_new' },
			[null, 'accounts.failed', null, 'accounts.failed'],
		],
		[
			'a status of its own for a broken connection, which is undocumented',
			{ ...before, status: 'disconnected', code: null },
			[null, null, 'accounts.disconnected', 'accounts.disconnected'],
		],
		[
			'a connection whose refresh somebody switched off',
			{ ...before, code: 'ongoing_refresh_disabled', refresh: 'disabled' },
			[null, null, null, null],
		],
		...['auth_required', 'full_auth_required'].flatMap((code): typeof rules => [
			[
				`a connection that broke with ${code}`,
				{ ...before, code },
				[null, null, 'accounts.disconnected', 'accounts.disconnected'],
			],
			[`${code} of a connection whose past is left open`, { code }, [null, null, null, null]],
			[
				`${code} of a one-time verification, a day later`,
				{ ...before, code, refresh: 'disabled' },
				[null, null, null, null],
			],
		]),
		...['expired_credentials', 'account_disabled', 'account_inaccessible', 'system_error'].flatMap(
			(code): typeof rules => [
				[
					`${code}, which may be a re-authentication or a disconnection`,
					{ ...before, code },
					[null, 'accounts.failed', 'accounts.disconnected', 'accounts.disconnected'],
				],
				[
					`${code} of a first login`,
					{ ...never, code },
					['accounts.failed', 'accounts.failed', null, 'accounts.failed'],
				],
				[
					`${code} where refresh is off, which is not a disconnection`,
					{ ...before, code, refresh: 'disabled' },
					[null, 'accounts.failed', null, 'accounts.failed'],
				],
			],
		),
	];

	it.each(rules)('%s', (_name, sketch, expected) => {
		const account = sketchAccount(sketch);
		const watches = [failed, allFailed, disconnected, both];
		expect(watches.map((watch) => nameFailure(account, watch))).toEqual(expected);
	});

	it('is a disconnection without ongoing refresh too, if the user wants that [checklist 103]', () => {
		const account = sketchAccount({ ...before, code: 'auth_required', refresh: 'disabled' });
		expect(nameFailure(account, { ...disconnected, monitoredOnly: false })).toBe(
			'accounts.disconnected',
		);
	});
});

describe('a filter', () => {
	it('decides which changes are emitted, not which accounts are followed', () => {
		const filter = { ...failed.filter, errorCodes: ['invalid_credentials'] };
		const account = sketchAccount({ ...never, code: 'invalid_mfa' });
		expect(emitsFailure(account, { ...failed, filter })).toBe(false);
		expect(followsFailure(account, { ...failed, filter })).toBe(true);
	});
});

it('a watch without recoveries follows no failure that it does not cover', () => {
	expect(followsFailure(sketchAccount(never), disconnected)).toBe(false);
});

describe('a watch for recoveries', () => {
	const recovered: Watch['events'] = ['accounts.recovered'];

	it.each<[string, Sketch, boolean, boolean]>([
		['a first login', never, true, true],
		['a re-authentication', before, false, true],
		['a disconnection', { ...before, code: 'auth_required' }, false, true],
		[
			'a one-time verification',
			{ ...before, code: 'auth_required', refresh: 'disabled' },
			false,
			false,
		],
	])('follows %s: never connected %s, all accounts %s', (_name, sketch, byDefault, all) => {
		const account = sketchAccount(sketch);
		expect(followsFailure(account, watchOf({ events: recovered }))).toBe(byDefault);
		expect(followsFailure(account, watchOf({ events: recovered, accounts: 'all' }))).toBe(all);
	});

	it('follows disconnections that it emits, too', () => {
		const events: Watch['events'] = ['accounts.disconnected', ...recovered];
		const account = sketchAccount({ ...before, code: 'auth_required' });
		expect(followsFailure(account, watchOf({ events }))).toBe(true);
	});
});

it.each<[Partial<Watch>, boolean]>([
	[{}, false],
	[{ accounts: 'all' }, true],
	[{ events: ['accounts.disconnected'] }, true],
	[{ events: ['accounts.failed', 'accounts.recovered'] }, true],
])('a watch with %j needs all accounts: %s [checklist 123]', (changes, expected) => {
	expect(needsAllAccounts(watchOf(changes))).toBe(expected);
});

describe('two watches', () => {
	const events: Watch['events'] = ['accounts.failed', 'accounts.recovered'];
	const filter = { ...failed.filter, errorCodes: ['invalid_mfa', 'mfa_timeout'] };
	const watch = watchOf({ events, filter });

	it('are the same in any order of their lists, as n8n keeps the order of the clicks', () => {
		const clicked = {
			...watch,
			events: [...events].reverse(),
			filter: { ...filter, errorCodes: ['mfa_timeout', 'invalid_mfa', 'mfa_timeout'] },
		};
		expect(isSameWatch(watch, clicked)).toBe(true);
	});

	it.each<[Partial<Watch>]>([
		[{ events: ['accounts.failed'] }],
		[{ accounts: 'all' }],
		[{ monitoredOnly: false }],
		[{ filter: { ...filter, errorCodes: ['invalid_mfa'] } }],
	])('differ by %j', (changes) => {
		expect(isSameWatch(watch, { ...watch, ...changes })).toBe(false);
	});
});
