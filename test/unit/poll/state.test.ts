import type { IDataObject } from 'n8n-workflow';
import { beginAt } from '../../../nodes/Argyle/poll/scan';
import type { PollState } from '../../../nodes/Argyle/poll/scan';
import type { StateContext } from '../../../nodes/Argyle/poll/state';
import { recallState, rememberState } from '../../../nodes/Argyle/poll/state';
import { dropUnsaved } from '../../../nodes/Argyle/poll/unsaved';
import { stateOf, time, watchOf } from '../../support/accounts';
import { node } from '../../support/parameterContext';

const sandbox = { environment: 'sandbox', baseUrl: 'https://api-sandbox.argyle.com/v2' } as const;

const full: PollState = {
	accounts: new Map([
		['a', time(1)],
		['b', ''],
	]),
	watch: watchOf({ events: ['accounts.failed', 'accounts.recovered'], accounts: 'all' }),
	since: time(0),
	missing: new Set(['b']),
	progress: {
		watch: watchOf({
			monitoredOnly: false,
			filter: {
				errorCodes: ['invalid_mfa'],
				excludeErrorCodes: ['mfa_timeout'],
				actors: ['user'],
				firstConnectionOnly: true,
			},
		}),
		cursor: 'c',
		seen: new Set(['a']),
		pages: 3,
	},
};

/** A node with this static data. */
const nodeWith = (staticData: IDataObject = {}, name = node.name): StateContext => ({
	getNode: () => ({ ...node, name }),
	getWorkflow: () => ({ id: 'workflow-1', active: true }),
	getWorkflowStaticData: (type) => (type === 'node' ? staticData : {}),
});

/** The static data after a poll that started a run, as n8n's database returns it. */
function store(state: PollState): IDataObject {
	const staticData: IDataObject = {};
	rememberState(nodeWith(staticData), sandbox, state, true);
	return JSON.parse(JSON.stringify(staticData));
}

beforeEach(() => dropUnsaved());

afterEach(() => jest.restoreAllMocks());

describe('the state of a poll', () => {
	it.each([
		['a complete scan', stateOf({ a: time(1) })],
		['a scan of several polls', full],
		['a first scan of several polls', { ...full, watch: null, since: '' }],
	])('comes back from the static data as it was: %s', (_what, state) => {
		expect(recallState(nodeWith(store(state)), sandbox)).toEqual(state);
	});

	it.each<[string, IDataObject]>([
		['nothing', {}],
		['a state without any watch', store(beginAt(time(0)))],
		['something else', { endpoint: 'sandbox https://api-sandbox.argyle.com/v2', watch: 'x' }],
		['a state of another environment', { ...store(full), endpoint: 'x' }],
	])('is none when the static data holds %s', (_what, staticData) => {
		expect(recallState(nodeWith(staticData), sandbox)).toBeNull();
	});

	it('counts for the same server only, however its address is spelled', () => {
		const read = (baseUrl: string, environment: 'sandbox' | 'production' = 'sandbox') =>
			recallState(nodeWith(store(full)), { environment, baseUrl });
		expect(read('HTTPS://api-sandbox.argyle.com:443/v2')).toEqual(full);
		expect(read('https://other.example/v2')).toBeNull();
		expect(read(sandbox.baseUrl, 'production')).toBeNull();
	});

	it('takes a default for each part that is not valid', () => {
		const stored = {
			...store(full),
			accounts: { a: time(1), x: 5 },
			missing: 'b',
			since: 5,
			watch: { events: ['accounts.failed', 'bogus'] },
			progress: { watch: { events: [] }, seen: ['a', 5], pages: 'x', cursor: 5 },
		};
		expect(recallState(nodeWith(stored), sandbox)).toEqual({
			accounts: new Map([['a', time(1)]]),
			watch: watchOf(),
			since: '',
			missing: new Set(),
			progress: { watch: watchOf({ events: [] }), cursor: null, seen: new Set(['a']), pages: 0 },
		});
	});
});

describe('a state that n8n did not save', () => {
	const older = stateOf({ a: time(1) });
	const newer = stateOf({ b: time(2) });
	const remember = (state: PollState, startsRun: boolean, at: number, name?: string) => {
		jest.spyOn(Date, 'now').mockReturnValue(at);
		rememberState(nodeWith({}, name), sandbox, state, startsRun);
	};
	const storeAt = (state: PollState, at: number) => {
		jest.spyOn(Date, 'now').mockReturnValue(at);
		return store(state);
	};

	it('is kept after a poll without items, and not after one with items', () => {
		remember(older, false, 1);
		expect(recallState(nodeWith(), sandbox)).toEqual(older);
		remember(newer, true, 2);
		expect(recallState(nodeWith(), sandbox)).toBeNull();
	});

	it('counts when it is later than the one that n8n saved', () => {
		const saved = storeAt(older, 1);
		remember(newer, false, 2);
		expect(recallState(nodeWith(saved), sandbox)).toEqual(newer);
	});

	it('does not count when it is older, or of another server', () => {
		const saved = storeAt(newer, 2);
		remember(older, false, 1);
		expect(recallState(nodeWith(saved), sandbox)).toEqual(newer);
		const elsewhere = { ...sandbox, baseUrl: 'https://other.example/v2' };
		expect(recallState(nodeWith(), elsewhere)).toBeNull();
	});

	it('counts for a renamed node that has no other', () => {
		remember(newer, false, 2, 'Old Name');
		expect(recallState(nodeWith({}, 'New Name'), sandbox)).toEqual(newer);
		expect(recallState(nodeWith(storeAt(older, 1), 'New Name'), sandbox)).toEqual(older);
		const elsewhere = { ...sandbox, baseUrl: 'https://other.example/v2' };
		expect(recallState(nodeWith({}, 'New Name'), elsewhere)).toBeNull();
	});

	it('is a copy: what changes the static data does not change it', () => {
		const staticData: IDataObject = {};
		rememberState(nodeWith(staticData), sandbox, newer, false);
		Object.assign(Object(staticData.accounts), { c: time(3) });
		expect(recallState(nodeWith(), sandbox)).toEqual(newer);
	});
});
