import {
	completeFacts,
	readAccount as read,
	readDelivery as readSent,
} from '../../../nodes/Argyle/connection/facts';
import type { IDataObject } from 'n8n-workflow';
import { account, delivery, facts } from './itemFixtures';

const readDelivery = (payload: IDataObject) => readSent(payload, 'accounts.failed');
const readAccount = (shown: unknown) => read(shown, 'accounts.failed');

describe('what a delivery says', () => {
	it('comes from data rather than from the account object', () => {
		const sent = readDelivery(
			delivery({
				account: 'a',
				user: 'u',
				error_code: 'mfa_timeout',
				error_message: 'Too late.',
				resource: account(),
			}),
		);
		expect(sent).toMatchObject({
			account: 'a',
			user: 'u',
			errorCode: 'mfa_timeout',
			errorMessage: 'Too late.',
		});
	});

	it('comes from the account object where data leaves it out [checklist 32]', () => {
		expect(readDelivery(delivery({ resource: account() }))).toEqual(facts({ resource: account() }));
	});

	it.each([
		['resource missing', {}],
		['resource empty, as in direct_deposit_switches.failed', { resource: {} }],
		['resource null', { resource: null }],
		['resource a list', { resource: [account()] }],
		['resource a text', { resource: 'account' }],
	])('has no account object when it is not there: %s [checklist 34]', (_case, data) => {
		expect(readDelivery(delivery(data)).resource).toBeNull();
	});

	it.each([
		['a number', 42],
		['null', null],
		['an object', { code: 'invalid_mfa' }],
		['a list', ['invalid_mfa']],
		['blank', '  '],
		['a boolean', true],
	])('has no code when the code is %s [checklist 32]', (_case, odd) => {
		const sent = readDelivery(delivery({ account: odd, error_code: odd, error_message: odd }));
		expect([sent.account, sent.errorCode, sent.errorMessage]).toEqual([null, null, null]);
	});

	it.each([
		['a status', account(), true],
		['no status', account({}, { status: undefined }), false],
		['no connection', { id: 'a' }, false],
	])('of a disconnection has the account object only with %s', (_what, resource, isUsed) => {
		const sent = readSent(delivery({ resource }), 'accounts.disconnected');
		expect(sent.resource !== null).toBe(isUsed);
	});

	it('of a failure has the account object also without a status', () => {
		const resource = account({}, { status: undefined });
		expect(readDelivery(delivery({ resource })).resource).toEqual(resource);
	});

	it.each(['error', undefined])('of a removal has no time, with the status %j', (status) => {
		const resource = account({}, { status });
		expect(readSent(delivery({ resource }), 'accounts.removed').changedAt).toBeNull();
	});

	it('keeps the time of the account object only if that object shows this failure', () => {
		const resource = account({}, { error_code: 'mfa_timeout' });
		const sent = readDelivery(delivery({ error_code: 'invalid_mfa', resource }));
		expect(sent.changedAt).toBeNull();
	});
});

describe('the past of an account', () => {
	it.each([
		['failed and empty', account(), true],
		['scanned once', account({ scanned_at: '2026-01-01T00:00:00Z' }), false],
		['connected', account({}, { status: 'connected' }), false],
		['no scanned_at', account({ scanned_at: undefined }), null],
		['nothing at all', {}, null],
	])('first_connection of an account that is %s → %j [checklist 108]', (_case, shown, expected) => {
		expect(readAccount(shown).firstConnection).toBe(expected);
	});
});

describe('an account that was read after a thin delivery', () => {
	const thin = facts({
		errorMessage: null,
		changedAt: null,
		firstConnection: null,
		resource: null,
	});

	it('completes the facts while it still shows this failure [checklist 39]', () => {
		expect(completeFacts(thin, account())).toEqual(facts({ resource: account() }));
	});

	it.each([
		['code', account({}, { error_code: null })],
		['state', account({}, { status: undefined })],
	])('counts as showing this failure when it shows no %s', (_what, shown) => {
		const { changedAt, errorMessage } = completeFacts(thin, shown);
		expect([changedAt, errorMessage]).toEqual(['2026-01-29T19:27:04.081481Z', 'Wrong code.']);
	});

	it.each([
		['reconnected', account({}, { status: 'connected', error_code: null, error_message: null })],
		['connecting again', account({}, { status: 'connecting', error_code: null })],
		['failed again for another reason', account({}, { error_code: 'mfa_timeout' })],
		['of a state that is new', account({}, { status: 'paused' })],
	])('gives no time once it is %s, so that no failure is merged away', (_case, moved) => {
		const { changedAt, errorCode } = completeFacts(thin, moved);
		expect([changedAt, errorCode]).toEqual([null, 'invalid_mfa']);
	});

	it('does not give the message of another code', () => {
		const moved = account({}, { error_code: 'mfa_timeout', error_message: 'Too late.' });
		expect(completeFacts(thin, moved).errorMessage).toBeNull();
	});

	it('gives code, message and time to a delivery without a code', () => {
		const { changedAt, errorCode, errorMessage } = completeFacts(
			{ ...thin, errorCode: null },
			account(),
		);
		expect([changedAt, errorCode, errorMessage]).toEqual([
			'2026-01-29T19:27:04.081481Z',
			'invalid_mfa',
			'Wrong code.',
		]);
	});

	it('does not show the past before the failure once it has connected after it', () => {
		const reconnected = account(
			{ scanned_at: '2026-01-29T19:28:00Z' },
			{ status: 'connected', error_code: null },
		);
		expect(completeFacts(thin, reconnected).firstConnection).toBeNull();
	});

	it('proves a first connection whenever it never connected', () => {
		const again = account({}, { status: 'connecting', error_code: null });
		expect(completeFacts(thin, again).firstConnection).toBe(true);
	});

	it('overrides no field of the delivery', () => {
		const sent = facts({ resource: { id: 'sent' } });
		const read = account({}, { error_message: 'Other.', updated_at: '2026-02-01T00:00:00Z' });
		expect(completeFacts(sent, read)).toEqual(sent);
	});

	it('keeps what the delivery showed of an earlier connection', () => {
		const sent = facts({ event: 'accounts.connected', reconnected: true });
		const shown = account({}, { status: 'connected', error_code: null });
		expect(completeFacts(sent, shown).reconnected).toBe(true);
	});

	it.each([null, 'text', [], 7, {}])('changes nothing without an account: %j', (odd) => {
		expect(completeFacts(thin, odd)).toMatchObject({ errorCode: 'invalid_mfa', changedAt: null });
	});
});
