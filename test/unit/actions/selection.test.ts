import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { isSelected, readSelection } from '../../../nodes/Argyle/actions/account/selection';
import { showAccount, withGuidance } from '../../../nodes/Argyle/actions/account/view';
import type { AccountSelection } from '../../../nodes/Argyle/actions/account/selection';
import { GivenFilters } from '../../../nodes/Argyle/actions/filters';
import { userIdentifier } from '../../../nodes/Argyle/actions/identifiers';
import { createExecuteContext } from './context';

const all: AccountSelection = {
	connectionStatus: [],
	errorCodes: [],
	groups: [],
	neverConnected: false,
	failedBefore: null,
	failedAfter: null,
	connectingSince: null,
};

/** What expressions give for a list when the field that they point to is not there. */
const saidNothing = [
	'',
	' ',
	[],
	'={{ [] }}',
	[null],
	[''],
	[' '],
	[5],
	['x', null],
	['x', ''],
	['x', ' '],
	'={{ [$json.nope] }}',
];

const noon = Date.parse('2026-03-01T12:00:00.000Z');

const failedAt = (updatedAt: unknown, code: string | null = 'invalid_mfa'): IDataObject => ({
	id: 'a',
	scanned_at: null,
	ongoing_refresh: { status: 'idle' },
	availability: {},
	connection: {
		status: 'error',
		error_code: code,
		updated_at: JSON.parse(JSON.stringify(updatedAt)),
	},
});

const failed = failedAt('2026-03-01T12:00:00.000Z');
const around = { failedAfter: noon - 1, failedBefore: noon + 1 };
const connected = {
	id: 'b',
	connection: {
		status: 'connected',
		error_code: null,
		updated_at: '2026-03-01T12:00:00.000Z',
	},
};
const connecting = {
	id: 'c',
	connection: { status: 'connecting', updated_at: '2026-03-01T12:00:00.000Z' },
};

describe('the selection of accounts', () => {
	const read = (filters: IDataObject) => {
		const given = JSON.parse(JSON.stringify(filters));
		const parameters = { resource: 'account', operation: 'getAll', filters: given };
		return readSelection(new GivenFilters(createExecuteContext(parameters), 0));
	};

	it('is all accounts without filters', () => {
		expect(read({})).toEqual(all);
	});

	it.each([
		['a list', ['invalid_mfa', 'x_new']],
		['a text with commas', 'invalid_mfa, x_new'],
		['lines', 'invalid_mfa\nx_new'],
	])('takes codes from %s', (_what, errorCodes) => {
		expect(read({ errorCodes }).errorCodes).toEqual(['invalid_mfa', 'x_new']);
	});

	it.each([
		['as n8n sends it', '2026-03-01T12:00:00.000Z', noon],
		['with a zone of its own', '2026-03-01T14:00:00+02:00', noon],
		['without one: that of the workflow', '2026-03-01T07:00:00', noon],
		['in the short form of ISO 8601', '20260301T070000', noon],
	])('reads a date %s', (_what, value, time) => {
		expect(read({ failedBefore: value, failedAfter: value })).toMatchObject({
			failedBefore: time,
			failedAfter: time,
		});
	});

	it('says of an empty date that it is empty, and how to enter one', () => {
		expect(() => read({ failedAfter: '' })).toThrow(
			expect.objectContaining({
				message: "The filter 'Failed After' is empty",
				description: expect.stringContaining('Pick a date'),
			}),
		);
	});

	it('reads a date that an expression gives as an object', () => {
		expect(read({ failedBefore: '={{ $now }}' }).failedBefore).toBeGreaterThan(noon);
	});

	it.each(['soon', '07', '7', '-7', '03/04/2026', '12:00', '2026-13-01', noon, {}, []])(
		'refuses %j as a date, and says so',
		(value) => {
			const refusal = (name: string) => new RegExp(`^The filter '${name}' is not a date such as`);
			expect(() => read({ failedBefore: value })).toThrow(refusal('Failed Before'));
			expect(() => read({ failedAfter: value })).toThrow(refusal('Failed After'));
			expect(() => read({ connectingSince: value })).toThrow(refusal('Connecting Since'));
		},
	);

	it.each([
		['Failed Before', 'failedBefore', ['', null, '={{ $json.nope }}']],
		['Failed After', 'failedAfter', ['', null, '={{ $json.nope }}']],
		['Connection Status', 'connectionStatus', [{}, 5, '={{ $json.nope }}', ...saidNothing]],
		['Error Codes', 'errorCodes', [{}, true, '={{ $json.nope }}', ...saidNothing]],
		['Groups', 'groups', [{}, true, '={{ $json.nope }}', ...saidNothing]],
		['Connecting Since', 'connectingSince', ['', null, '={{ $json.nope }}']],
		['Never Connected', 'neverConnected', [null, 1, 'yes', {}, '={{ $json.nope }}']],
	])('refuses the filter "%s" when its value is empty [checklist 73]', (name, field, values) => {
		for (const value of values) {
			expect(() => read({ [field]: value })).toThrow(new RegExp(`^The filter '${name}' (is|has)`));
		}
	});

	it.each([
		[true, true],
		['true', true],
		[false, false],
		['false', false],
	])('reads "Never Connected" from %j', (value, neverConnected) => {
		expect(read({ neverConnected: value })).toEqual({ ...all, neverConnected });
	});
});

describe('the ids that a user filters by', () => {
	const read = (value: unknown) => {
		const filters = JSON.parse(JSON.stringify({ user: value }));
		const context = createExecuteContext({ resource: 'account', operation: 'getAll', filters });
		return new GivenFilters(context, 0).readId('user', userIdentifier);
	};
	const id = '018051aa-f7a9-a0db-2f38-6cfa325e9d69';

	it.each([
		id,
		id.toUpperCase(),
		` ${id} `,
		{ __rl: true, mode: 'id', value: id },
		{ __rl: true, mode: 'list', value: id, cachedResultName: 'A' },
	])('%j is an ID', (value) => {
		expect(read(value)).toBe(id);
	});

	it('are named when they are missing or malformed', () => {
		expect(() => read('')).toThrow(/^The filter 'User' is empty$/);
		expect(() => read(' x')).toThrow(/^The filter 'User' is " x", not an ID$/);
	});

	it.each([
		'',
		null,
		'x',
		[id],
		`${id}/..`,
		'={{ $json.nope }}',
		{ __rl: true, mode: 'list', value: '' },
		{ __rl: true, mode: 'id', value: 'x' },
	])('%j is not an ID, and does not count as a missing filter [checklist 71, 73]', (value) => {
		expect(() => read(value)).toThrow(/^The filter 'User' is (empty|.*, not an ID)$/);
	});
});

describe('a text that a user filters by', () => {
	const read = (filters: unknown) => {
		const given = JSON.parse(JSON.stringify({ filters }));
		const context = createExecuteContext({ resource: 'user', operation: 'getAll', ...given });
		return new GivenFilters(context, 0).readText('externalId', 'External ID');
	};

	it.each([
		['case-7', 'case-7'],
		[' case-7\n', 'case-7'],
		[7, '7'],
	])('%j is %j', (externalId, text) => {
		expect(read({ externalId })).toBe(text);
	});

	it('is missing when the filter was not added', () => {
		expect(read({})).toBeUndefined();
	});

	it.each(['', ' ', null, {}, true, '={{ $json.nope }}'])(
		'%j is refused, and the error says how to fix it [checklist 73]',
		(externalId) => {
			expect(() => read({ externalId })).toThrow(
				expect.objectContaining({
					message: "The filter 'External ID' is empty",
					description: expect.stringMatching(/^Fill in the filter or remove it.* this item has\.$/),
				}),
			);
		},
	);
});

describe('whether an account is among the selected [checklist 150]', () => {
	it.each<[string, IDataObject, Partial<AccountSelection>, boolean]>([
		['anything, by no filter', {}, {}, true],
		['its status', connected, { connectionStatus: ['connected'] }, true],
		['one of several', failed, { connectionStatus: ['connected', 'error'] }, true],
		['another status', connected, { connectionStatus: ['error'] }, false],
		['no status', { id: 'a' }, { connectionStatus: ['error'] }, false],
		['its code', failed, { errorCodes: ['x', 'invalid_mfa'] }, true],
		['another code', failed, { errorCodes: ['x'] }, false],
		['no code', failedAt(null, null), { errorCodes: ['x'] }, false],
		[
			'its code, whatever the status',
			{ connection: { status: 'disconnected', error_code: 'auth_required' } },
			{ errorCodes: ['auth_required'] },
			true,
		],
		['a newer code, as unlisted', failedAt(null, 'x_new'), { errorCodes: ['unlisted'] }, true],
		['no code, as unlisted', failedAt(null, null), { errorCodes: ['unlisted'] }, true],
		['a known code is not unlisted', failed, { errorCodes: ['unlisted'] }, false],
		['connected is not unlisted', connected, { errorCodes: ['unlisted'] }, false],
		['never connected', failed, { neverConnected: true }, true],
		['connected once', { ...failed, scanned_at: '2026-01-01' }, { neverConnected: true }, false],
		['unclear whether', { ...failed, scanned_at: undefined }, { neverConnected: true }, false],
		['connected', connected, { neverConnected: true }, false],
		['failed before', failed, { failedBefore: noon + 1 }, true],
		['failed just then', failed, { failedBefore: noon }, false],
		['failed after', failed, { failedAfter: noon - 1 }, true],
		['failed just then', failed, { failedAfter: noon }, false],
		['failed within', failed, around, true],
		['failed outside', failed, { failedAfter: noon + 1, failedBefore: noon + 2 }, false],
		['failed then, a time without a zone', failedAt('2026-03-01T12:00:00.000'), around, true],
		['failed who knows when', failedAt(null), { failedBefore: noon + 1 }, false],
		['failed at no time', failedAt('soon'), { failedAfter: 0 }, false],
		['failed at a number', failedAt(5), { failedBefore: noon }, false],
		['connected, by a time of failure', connected, around, false],
		['its group', failed, { groups: ['mfa'] }, true],
		['another group', failed, { groups: ['login'] }, false],
		['a group that the catalogue lacks', failed, { groups: ['nothing'] }, false],
		['connected, by group', connected, { groups: ['mfa'] }, false],
		['connecting for long', connecting, { connectingSince: noon + 1 }, true],
		['connecting for a moment', connecting, { connectingSince: noon }, false],
		[
			'connecting since its creation',
			{ connection: { status: 'connecting' }, created_at: '2026-03-01T12:00:00.000Z' },
			{ connectingSince: noon + 1 },
			true,
		],
		[
			'connecting since who knows when',
			{ connection: { status: 'connecting' } },
			{ connectingSince: noon },
			false,
		],
		[
			'made of documents, which stays "connecting" forever',
			{ ...connecting, source: 'doc_upload_item' },
			{ connectingSince: noon + 1 },
			false,
		],
		['failed, by the time of a connecting', failed, { connectingSince: noon + 1 }, false],
		[
			'all but one',
			failed,
			{ connectionStatus: ['error'], errorCodes: ['x'], failedAfter: 0 },
			false,
		],
	])('%s: %j by %j', (_what, account, selection, selected) => {
		expect(isSelected(account, { ...all, ...selection })).toBe(selected);
	});

	it('is decided for any object without a throw, and another filter never adds accounts', () => {
		const selection = fc.record<AccountSelection>({
			connectionStatus: fc.subarray(['error', 'connected']),
			errorCodes: fc.subarray(['invalid_mfa', 'x', 'unlisted']),
			groups: fc.subarray(['mfa', 'login']),
			neverConnected: fc.boolean(),
			failedBefore: fc.option(fc.nat()),
			failedAfter: fc.option(fc.nat()),
			connectingSince: fc.option(fc.nat()),
		});
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), selection, (odd, chosen) => {
				const account = JSON.parse(JSON.stringify(odd));
				expect(isSelected(account, all)).toBe(true);
				const stricter = isSelected(account, { ...chosen, connectionStatus: ['nowhere'] });
				expect(stricter).toBe(false);
				expect(typeof isSelected(account, chosen)).toBe('boolean');
			}),
		);
	});
});

describe('guidance with an account', () => {
	const messageFor = (employers: unknown) => {
		const account = { ...failed, employers: JSON.parse(JSON.stringify(employers)) };
		return JSON.stringify(withGuidance(account).guidance);
	};

	it('names its employer, if it has one', () => {
		expect(messageFor(['Acme', 'Other'])).toContain('Acme');
		expect(messageFor([])).toContain('your payroll account');
		for (const none of [[5], null]) expect(messageFor(none)).toBe(messageFor([]));
	});

	it('is not added to an account as Argyle sends it', () => {
		expect(showAccount(failed, 'all')).toEqual(failed);
		expect(showAccount(failed, ['id', 'guidance'])).toEqual({
			id: 'a',
			guidance: withGuidance(failed).guidance,
		});
	});

	it('is that of its code when the account is in error', () => {
		expect(withGuidance(failed)).toEqual({
			...failed,
			guidance: expect.objectContaining({ known: true, title: expect.any(String) }),
		});
	});

	it.each([null, 'brand_new_code'])('is the safe default for the code %j', (code) => {
		expect(withGuidance(failedAt(null, code))).toMatchObject({ guidance: { known: false } });
	});

	it.each([
		['is connected', connected],
		['is connecting', { connection: { status: 'connecting' } }],
		['says nothing of it', { id: 'a' }],
	])('is missing when the account %s', (_what, account) => {
		expect(withGuidance(account)).toEqual(account);
	});

	it('leaves the account itself as it was', () => {
		const account = failedAt(null);
		withGuidance(account);
		expect(account).not.toHaveProperty('guidance');
	});
});
