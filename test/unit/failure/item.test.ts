import fc from 'fast-check';
import {
	buildEventId,
	buildItem,
	completeFacts,
	readAccount,
	readContact,
	readDelivery,
	toMilliseconds,
} from '../../../nodes/Argyle/failure/item';
import type { FailureFacts, ItemChoices } from '../../../nodes/Argyle/failure/item';

const accountId = '0187c66e-e7e5-811c-b006-2232f00f426a';
const userId = '018051aa-f7a9-a0db-2f38-6cfa325e9d69';
const receivedAt = '2026-01-29T19:27:05.000Z';
const choices: ItemChoices = { receivedAt, includeResource: true };

const account = (changes: object = {}, connection: object = {}) => ({
	id: accountId,
	user: userId,
	scanned_at: null,
	connection: {
		status: 'error',
		error_code: 'invalid_mfa',
		error_message: 'Wrong code.',
		updated_at: '2026-01-29T19:27:04.081481Z',
		...connection,
	},
	availability: { paystubs: null },
	ongoing_refresh: { status: 'idle' },
	...changes,
});

const delivery = (data: object) => ({ event: 'accounts.failed', name: 'x', data: { ...data } });

const facts = (changes: Partial<FailureFacts> = {}): FailureFacts => ({
	account: accountId,
	user: userId,
	errorCode: 'invalid_mfa',
	errorMessage: 'Wrong code.',
	failedAt: '2026-01-29T19:27:04.081481Z',
	firstConnection: true,
	resource: null,
	...changes,
});

describe('the moment of a failure, for event_id', () => {
	it.each([
		['microseconds, as deliveries show them', '2026-01-29T19:27:04.081999Z'],
		['milliseconds, as REST shows them', '2026-01-29T19:27:04.081Z'],
		['another zone', '2026-01-29T20:27:04.081+01:00'],
		['a zone without a colon', '2026-01-29T14:27:04.081481-0500'],
		['no zone, as API v1 left it out', '2026-01-29T19:27:04.081481'],
		['nanoseconds', '2026-01-29T19:27:04.081999999Z'],
	])('is one text for one time: %s', (_form, timestamp) => {
		expect(toMilliseconds(timestamp)).toBe('2026-01-29T19:27:04.081Z');
	});

	it('may have no fraction at all', () => {
		expect(toMilliseconds('2026-01-29T19:27:04Z')).toBe('2026-01-29T19:27:04.000Z');
	});

	it.each(['', 'yesterday', '2026-13-45T99:00:00Z', '{}'])(
		'is null when it is none: %j',
		(text) => {
			expect(toMilliseconds(text)).toBeNull();
		},
	);

	it('is the same however many digits below the millisecond there are', () => {
		const digits = fc.integer({ min: 0, max: 999_999 });
		fc.assert(
			fc.property(fc.date({ noInvalidDate: true, min: new Date(0) }), digits, (date, below) => {
				fc.pre(date.getUTCFullYear() < 10_000);
				const iso = date.toISOString();
				const finer = iso.replace('Z', `${String(below).padStart(6, '0')}Z`);
				expect(toMilliseconds(finer)).toBe(iso);
			}),
		);
	});
});

describe('event_id', () => {
	it('names the event, the account and the moment of the failure', () => {
		expect(buildEventId(facts(), receivedAt)).toBe(
			`accounts.failed:${accountId}:2026-01-29T19:27:04.081Z`,
		);
	});

	it('is the same for a delivery and for the account as REST shows it', () => {
		const told = readDelivery(delivery({ account: accountId, resource: account() }));
		const read = readAccount(account({}, { updated_at: '2026-01-29T19:27:04.081Z' }));
		expect(buildEventId(told, 'a')).toBe(buildEventId(read, 'b'));
	});

	it('differs for a later failure of the account with the same code [checklist 38]', () => {
		const later = facts({ failedAt: '2026-01-29T19:27:04.082481Z' });
		expect(buildEventId(later, receivedAt)).not.toBe(buildEventId(facts(), receivedAt));
	});

	it('differs for failures of two accounts at the same moment', () => {
		const other = facts({ account: userId });
		expect(buildEventId(other, receivedAt)).not.toBe(buildEventId(facts(), receivedAt));
	});

	it.each([null, 'yesterday'])('ends in received_at without a moment: %j', (failedAt) => {
		const id = buildEventId(facts({ failedAt }), receivedAt);
		expect(id).toBe(`accounts.failed:${accountId}:${receivedAt}`);
	});

	it('says so when not even the account is known', () => {
		expect(buildEventId(facts({ account: null }), receivedAt)).toContain(':unknown:');
	});
});

describe('what a delivery says', () => {
	it('comes from data rather than from the account object', () => {
		const told = readDelivery(
			delivery({
				account: 'a',
				user: 'u',
				error_code: 'mfa_timeout',
				error_message: 'Too late.',
				resource: account(),
			}),
		);
		expect(told).toMatchObject({
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
		const told = readDelivery(delivery({ account: odd, error_code: odd, error_message: odd }));
		expect([told.account, told.errorCode, told.errorMessage]).toEqual([null, null, null]);
	});

	it('keeps a time of the account object only while that shows this failure', () => {
		const resource = account({}, { error_code: 'mfa_timeout' });
		const told = readDelivery(delivery({ error_code: 'invalid_mfa', resource }));
		expect(told.failedAt).toBeNull();
	});
});

describe('the past of an account', () => {
	it.each([
		['failed and empty', account(), true],
		['refresh absent', account({ ongoing_refresh: undefined }), true],
		['scanned once', account({ scanned_at: '2026-01-01T00:00:00Z' }), false],
		['refresh on', account({ ongoing_refresh: { status: 'enabled' } }), false],
		['refresh switched off', account({ ongoing_refresh: { status: 'disabled' } }), false],
		['payroll data', account({ availability: { paystubs: { status: 'synced' } } }), false],
		['uploads', account({ availability: { user_uploads: { files_count: 1 } } }), false],
		['connected', account({}, { status: 'connected' }), false],
		['no scanned_at', account({ scanned_at: undefined }), null],
		['a refresh state that is new', account({ ongoing_refresh: { status: 'paused' } }), null],
		['nothing at all', {}, null],
	])('first_connection of an account that is %s → %j', (_case, shown, expected) => {
		expect(readAccount(shown).firstConnection).toBe(expected);
	});

	it.each([null, undefined, 'text', 7, []])('is unknown without an account: %j', (shown) => {
		expect(readAccount(shown).firstConnection).toBeNull();
	});
});

describe('an account that was read after a thin delivery', () => {
	const thin = facts({
		errorMessage: null,
		failedAt: null,
		firstConnection: null,
		resource: null,
	});

	it('completes the facts while it still shows this failure [checklist 39]', () => {
		expect(completeFacts(thin, account())).toEqual(facts({ resource: account() }));
	});

	it.each([
		['reconnected', account({}, { status: 'connected', error_code: null, error_message: null })],
		['connecting again', account({}, { status: 'connecting', error_code: null })],
		['failed again for another reason', account({}, { error_code: 'mfa_timeout' })],
		['of a state that is new', account({}, { status: 'paused' })],
	])('gives no time of its own once it is %s, so nothing is merged away', (_case, moved) => {
		const { failedAt, errorCode } = completeFacts(thin, moved);
		expect([failedAt, errorCode]).toEqual([null, 'invalid_mfa']);
	});

	it('gives no message of another code', () => {
		const moved = account({}, { error_code: 'mfa_timeout', error_message: 'Too late.' });
		expect(completeFacts(thin, moved).errorMessage).toBeNull();
	});

	it('gives code, message and time to a delivery without a code', () => {
		const { failedAt, errorCode, errorMessage } = completeFacts(
			{ ...thin, errorCode: null },
			account(),
		);
		expect([failedAt, errorCode, errorMessage]).toEqual([
			'2026-01-29T19:27:04.081481Z',
			'invalid_mfa',
			'Wrong code.',
		]);
	});

	it('says nothing of the past before the failure once it was connected after it', () => {
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

	it('overrides nothing that the delivery said', () => {
		const told = facts({ resource: { id: 'told' } });
		const read = account({}, { error_message: 'Other.', updated_at: '2026-02-01T00:00:00Z' });
		expect(completeFacts(told, read)).toEqual(told);
	});

	it.each([null, 'text', [], 7, {}])('changes nothing when it is none: %j', (odd) => {
		expect(completeFacts(thin, odd)).toMatchObject({ errorCode: 'invalid_mfa', failedAt: null });
	});
});

describe('the contact of a user', () => {
	const user = {
		id: userId,
		first_name: 'Ada',
		last_name: 'Lovelace',
		email: 'ada@example.com',
		phone_number: '+15551234567',
		external_id: 'crm-7',
		external_metadata: { stage: 2 },
		ssn: '522-09-1191',
		birth_date: { year: 1990, month: 12, day: 10 },
		address: { line1: '1 Main St' },
		employers_connected: ['Example'],
	};

	it('is six fields and nothing else', () => {
		expect(readContact(user)).toEqual({
			first_name: 'Ada',
			last_name: 'Lovelace',
			email: 'ada@example.com',
			phone_number: '+15551234567',
			external_id: 'crm-7',
			external_metadata: { stage: 2 },
		});
	});

	it('has the same six fields whatever a user object holds', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (odd) => {
				expect(Object.keys(readContact({ ...user, ...odd }) ?? {})).toEqual([
					...['first_name', 'last_name', 'email', 'phone_number', 'external_id'],
					'external_metadata',
				]);
			}),
		);
	});

	it.each([{}, { first_name: null, email: 5, external_metadata: ['x'] }])(
		'is empty where the user has nothing: %j',
		(bare) => {
			expect(readContact(bare)).toEqual({
				first_name: null,
				last_name: null,
				email: null,
				phone_number: null,
				external_id: null,
				external_metadata: {},
			});
		},
	);

	it.each([null, undefined, 'user', [{}]])('is null without a user: %j', (odd) => {
		expect(readContact(odd)).toBeNull();
	});
});

describe('the output item', () => {
	it('has the fields of design §5 in their order [checklist 35]', () => {
		expect(Object.keys(buildItem(facts(), choices))).toEqual([
			...['event', 'event_id', 'account', 'user', 'error_code', 'error_message', 'guidance'],
			...['first_connection', 'received_at', 'resource'],
		]);
	});

	it('holds the account object only when it was asked for', () => {
		const given = facts({ resource: account() });
		expect(buildItem(given, choices).resource).toEqual(account());
		expect(buildItem(given, { ...choices, includeResource: false }).resource).toBeNull();
	});

	it('has a contact only when it was asked for, null when it could not be had', () => {
		expect(buildItem(facts(), choices)).not.toHaveProperty('contact');
		expect(buildItem(facts(), { ...choices, contact: null }).contact).toBeNull();
	});

	it('names its source only when the polling trigger found it', () => {
		expect(buildItem(facts(), choices)).not.toHaveProperty('source');
		expect(buildItem(facts(), { ...choices, source: 'poll' }).source).toBe('poll');
	});

	it('comes of any delivery, and is plain JSON without undefined [checklist 35]', () => {
		const data = fc.oneof(
			fc.record(
				{
					account: fc.jsonValue(),
					user: fc.jsonValue(),
					error_code: fc.jsonValue(),
					error_message: fc.jsonValue(),
					resource: fc.oneof(
						fc.jsonValue(),
						fc.record(
							{
								id: fc.jsonValue(),
								connection: fc.jsonValue(),
								availability: fc.jsonValue(),
								ongoing_refresh: fc.jsonValue(),
								scanned_at: fc.jsonValue(),
							},
							{ requiredKeys: [] },
						),
					),
				},
				{ requiredKeys: [] },
			),
			fc.jsonValue(),
		);
		fc.assert(
			fc.property(data, (odd) => {
				const payload = JSON.parse(JSON.stringify({ event: 'accounts.failed', data: odd }));
				const item = buildItem(readDelivery(payload), choices);
				expect(JSON.parse(JSON.stringify(item))).toStrictEqual(item);
			}),
			{ numRuns: 500 },
		);
	});
});
