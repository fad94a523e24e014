import type { PollState } from '../../../nodes/Argyle/poll/scan';
import { beginAt, findChanges, notePage, openScan } from '../../../nodes/Argyle/poll/scan';
import type { Watch } from '../../../nodes/Argyle/poll/watch';
import type { Sketch } from '../../support/accounts';
import { sketchAccount, stateOf, time, watchOf } from '../../support/accounts';
import type { Course } from './player';
import { nameChanges, playPoll } from './player';

const now = time(10);

/** A poll that reads these accounts: the ids that it emits, and what it leaves for the next one. */
function poll(accounts: Sketch[], state: PollState, watch = watchOf(), course: Course = {}) {
	const listed = accounts.map(sketchAccount);
	const outcome = playPoll(listed, state, watch, now, course);
	const readIds = outcome.read.map(({ id }) => id);
	return { ids: outcome.emitted.map(({ id }) => id), readIds, ...outcome };
}

describe('a first poll', () => {
	const old: Sketch[] = [{ id: 'a' }, { id: 'b', at: time(12) }];

	it('records what failed before, also by a clock that is ahead [checklist 122]', () => {
		const { ids, state } = poll(old, beginAt(now));
		expect(ids).toEqual([]);
		expect(state.accounts).toEqual(
			new Map([
				['a', time(1)],
				['b', time(12)],
			]),
		);
	});

	it('emits all of it when it is to emit existing failures [checklist 122]', () => {
		expect(poll(old, beginAt('')).ids).toEqual(['a', 'b']);
	});

	it('emits what has no valid moment, and nothing else because of it', () => {
		const accounts = [{ id: 'a' }, { id: 'b', at: null }, { id: 'c', at: 'Today' }];
		expect(poll(accounts, beginAt(now)).ids).toEqual(['b', 'c']);
	});

	it('emits what failed in the last day when the state was lost [checklist 121]', () => {
		const accounts = [{ id: 'a', at: time(-24 * 60) }, { id: 'b' }];
		expect(poll(accounts, beginAt(time(10 - 24 * 60))).ids).toEqual(['b']);
	});

	it('emits what fails on a later page while it reads the first', () => {
		const accounts = [{ id: 'a' }, { id: 'b' }, { id: 'c', at: time(11) }];
		expect(poll(accounts, beginAt(now), watchOf(), { size: 2 }).ids).toEqual(['c']);
	});

	it("counts by Argyle's clock where this one is ahead", () => {
		const scan = openScan(beginAt(now), watchOf(), now);
		const first = [sketchAccount({ id: 'a', at: time(2) })];
		expect(findChanges(scan, first, time(3))).toEqual([]);
		notePage(scan, first, 'cursor');
		const second = [
			sketchAccount({ id: 'b', at: time(3) }),
			sketchAccount({ id: 'c', at: time(4) }),
		];
		expect(findChanges(scan, second, time(5)).map(({ id }) => id)).toEqual(['c']);
	});

	it('emits what fails while it pauses, and nothing of what failed before [checklist 119]', () => {
		const course = { size: 1, pausesAfter: 1 };
		const accounts = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
		const first = poll(accounts, beginAt(now), watchOf(), course);
		const failing = [{ id: 'a' }, { id: 'b', at: time(11) }, { id: 'c' }];
		const second = poll(failing, first.state, watchOf(), course);
		const third = poll(failing, second.state, watchOf(), course);
		expect([first.ids, second.ids, third.ids]).toEqual([[], ['b'], []]);
	});
});

describe('a later poll', () => {
	it.each([
		['an account that fails for the first time is new', {}, time(1), ['a']],
		['one that failed then, and not since, is not', { a: time(1) }, time(1), []],
		['one that failed again is', { a: time(1) }, time(2), ['a']],
		['one that Argyle shows as it was before is not', { a: time(2) }, time(1), []],
		['one without a moment is, once', {}, null, ['a']],
		['and no more than once', { a: '' }, null, []],
		[
			'one whose moment is only written differently is not',
			{ a: '2026-01-29T00:01Z' },
			time(1),
			[],
		],
		['one that has a moment now is', { a: '' }, time(1), ['a']],
		['one that has no moment any more is not', { a: time(1) }, null, []],
		['one whose moment was no timestamp is', { a: 'yesterday' }, time(1), ['a']],
		['one whose moment is no timestamp now is', { a: time(1) }, 'Today', ['a']],
		['and no more than once while it stays', { a: 'Today' }, 'Today', []],
	])('%s [checklist 38]', (_rule, accounts, at, ids) => {
		expect(poll([{ at }], stateOf(accounts)).ids).toEqual(ids);
	});

	it('reads the moment to the millisecond, whatever the zone', () => {
		const at = '2026-01-29T01:01:00.000481+01:00';
		expect(poll([{ at }], stateOf({ a: time(1) })).ids).toEqual([]);
	});

	it('keeps the latest moment of an account', () => {
		const state = stateOf({ a: time(2) });
		expect(poll([{ at: time(1) }], state).state).toEqual(state);
	});

	it('keeps a missing moment as such', () => {
		expect(poll([{ at: null }], stateOf()).state).toEqual(stateOf({ a: '' }));
	});

	it.each<[string, Sketch[]]>([
		['are gone', []],
		['are connecting', [{ status: 'connecting' }]],
		['fail in a way that the watch does not cover', [{ connectedOnce: true }]],
	])('forgets accounts that %s', (_what, accounts) => {
		expect(poll(accounts, stateOf({ a: time(1) })).state).toEqual(stateOf());
	});

	it('does not change the given state', () => {
		const state = stateOf({ a: time(1) });
		poll([{ id: 'b' }], state);
		expect(state).toEqual(stateOf({ a: time(1) }));
	});

	it.each([
		[{}],
		[{ id: 'a' }],
		[{ id: 'a', connection: [] }],
		[{ connection: { status: 'error' } }],
	])('skips an odd entry of a page: %j', (odd) => {
		const { emitted, state } = playPoll([odd, sketchAccount()], stateOf(), watchOf(), now);
		expect(emitted).toHaveLength(1);
		expect(state).toEqual(stateOf({ a: time(1) }));
	});
});

describe('a page that a poll leaves half-way', () => {
	it('is read again by the next poll, which emits the rest [checklist 119]', () => {
		const accounts = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
		const first = poll(accounts, stateOf(), watchOf(), { pausesAfter: 1, emitsAtPause: 2 });
		expect(first.ids).toEqual(['a', 'b']);
		expect(poll(accounts, first.state).ids).toEqual(['c']);
	});

	it('is counted when it was read, and only then', () => {
		const course = { size: 1, pausesAfter: 2, emitsAtPause: 0 };
		const { state } = poll([{ id: 'a' }, { id: 'b' }], stateOf(), watchOf(), course);
		expect(state.progress).toMatchObject({ cursor: 'a', pages: 1 });
	});
});

describe('a list whose pagination loops', () => {
	it('forgets none of the accounts that it does not show [checklist 48]', () => {
		const cut = poll([{ id: 'b' }, { id: 'c' }], stateOf({ a: time(1) }), watchOf(), {
			size: 1,
			circlesAfter: 1,
		});
		expect(cut.ids).toEqual(['b']);
		expect(poll([{ id: 'a' }, { id: 'b' }], cut.state).ids).toEqual([]);
	});

	it('leaves the rest to the next complete one [checklist 48]', () => {
		const all = [{ id: 'a' }, { id: 'b' }];
		const cut = poll(all, beginAt(now), watchOf(), { size: 1, circlesAfter: 1 });
		const whole = poll(all, cut.state);
		expect([cut.ids, whole.ids, whole.readIds]).toEqual([[], [], ['a', 'b']]);
		expect(poll([...all, { id: 'c' }], whole.state).ids).toEqual(['c']);
	});
});

describe('a changed watch [checklist 124]', () => {
	const strict = watchOf({ filter: { ...watchOf().filter, errorCodes: ['invalid_mfa'] } });
	const other: Sketch = { id: 'o', code: 'invalid_credentials' };

	it('does not emit old failures that the previous watch did not cover', () => {
		expect(poll([other], stateOf({}, strict)).ids).toEqual([]);
	});

	it('does not flood it with accounts that the one before did not check', () => {
		const reauthenticated: Sketch = { connectedOnce: true };
		expect(poll([reauthenticated], stateOf(), watchOf({ accounts: 'all' })).ids).toEqual([]);
	});

	it('emits what has no moment, because it may be new', () => {
		expect(poll([{ ...other, at: null }], stateOf({}, strict)).ids).toEqual(['o']);
	});

	it('emits failures that the previous watch covered', () => {
		expect(poll([other, { id: 'a' }], stateOf({}, strict)).ids).toEqual(['a']);
	});

	it('emits what fails from then on', () => {
		const { state } = poll([other], stateOf({}, strict));
		expect(poll([{ ...other, at: time(11) }], state).ids).toEqual(['o']);
	});

	it('reads from the first page on when it changes during a scan', () => {
		const accounts = [other, { id: 'p', code: 'invalid_credentials' }];
		const first = poll(accounts, stateOf({}, strict), strict, { size: 1, pausesAfter: 1 });
		const failing = [{ ...other, at: time(11) }, accounts[1] ?? {}];
		const second = poll(failing, first.state, watchOf(), { size: 1 });
		expect([second.ids, second.readIds]).toEqual([[], ['o', 'p']]);
	});

	it('emits what the first watch covered even if it changes twice before a scan ends', () => {
		const wider = watchOf();
		const begun = playPoll([], stateOf({}, strict), wider, time(5), { failsAt: 1 });
		const paused = playPoll(
			[sketchAccount({ id: 'a', code: null }), sketchAccount({ id: 'b', code: null })],
			begun.state,
			wider,
			time(5),
			{ size: 1, pausesAfter: 1 },
		);
		const all: Watch = { ...wider, accounts: 'all' };
		expect(poll([{ ...other, at: time(7) }], paused.state, all).ids).toEqual(['o']);
	});
});

describe('a recovery [checklist 110]', () => {
	const watch = watchOf({ events: ['accounts.failed', 'accounts.recovered'] });
	const failing = stateOf({ a: time(1) }, watch);
	const connected: Sketch = { id: 'a', status: 'connected', code: null, at: time(2) };

	it('is an account that is connected and was known to fail, once', () => {
		const { emitted, state } = poll([connected], failing, watch);
		expect(nameChanges(emitted)).toEqual([`recovered a ${time(2)}`]);
		expect(poll([connected], state, watch).ids).toEqual([]);
	});

	it('is found although the account was connecting in between, for however many polls', () => {
		const connecting = { ...connected, status: 'connecting' };
		const first = poll([connecting], failing, watch);
		const second = poll([connecting], first.state, watch);
		expect([first.ids, second.ids]).toEqual([[], []]);
		expect(poll([connected], second.state, watch).ids).toEqual(['a']);
	});

	it('is found although its moment is before the last change of the watch', () => {
		expect(poll([connected], { ...failing, since: time(5) }, watch).ids).toEqual(['a']);
	});

	it('is found although no scan has been complete yet', () => {
		const accounts: Sketch[] = [{ id: 'a' }, { id: 'b' }];
		const cut = poll(accounts, beginAt(time(0)), watch, { size: 1, circlesAfter: 1 });
		expect(poll([{ ...connected, at: time(11) }], cut.state, watch).ids).toEqual(['a']);
	});

	it('is found although it has no moment', () => {
		const timeless: Sketch = { ...connected, at: null };
		expect(poll([timeless], failing, watch).ids).toEqual(['a']);
		expect(poll([timeless], stateOf({ a: time(1) }), watch).ids).toEqual(['a']);
	});

	it('is over when its page is given up half-way', () => {
		const course = { pausesAfter: 1, emitsAtPause: 1 };
		const { ids, state } = poll([connected, { id: 'b' }], failing, watch, course);
		expect(ids).toEqual(['a']);
		expect(state.accounts).toEqual(new Map());
	});

	it('makes a paused scan remember none of the accounts that never failed', () => {
		const course = { size: 1, pausesAfter: 1 };
		const { state } = poll([connected, { id: 'b' }], stateOf({}, watch), watch, course);
		expect(state.progress?.seen).toEqual(new Set());
	});

	it('is found although the failure was out of the watch in between', () => {
		const all = { ...watch, accounts: 'all' as const };
		const lost: Sketch = { id: 'a', connectedOnce: true, code: 'auth_required' };
		const known = poll([lost], stateOf({}, all), all).state;
		const { ids, state } = poll([{ ...lost, refresh: 'disabled' }], known, all);
		expect(ids).toEqual([]);
		expect(poll([connected], state, all).ids).toEqual(['a']);
	});

	it('is found although the account moved to a page that was read before', () => {
		const { ids, state } = poll([], failing, watch);
		expect(ids).toEqual([]);
		expect(poll([connected], state, watch).ids).toEqual(['a']);
	});

	it('is no longer expected if a second scan does not show the account either', () => {
		const { state } = poll([], poll([], failing, watch).state, watch);
		expect(state).toEqual(stateOf({}, watch));
	});

	it('does not happen if nothing failed', () => {
		expect(poll([connected], stateOf({}, watch), watch).ids).toEqual([]);
	});

	it('does not happen when Argyle shows the account as it was before the failure', () => {
		const { ids, state } = poll([{ ...connected, at: time(0) }], failing, watch);
		expect(ids).toEqual([]);
		expect(state.accounts).toEqual(failing.accounts);
	});

	it('is not emitted unless the user wants it, and then not for what recovered before', () => {
		expect(poll([connected], stateOf({ a: time(1) })).ids).toEqual([]);
		expect(poll([connected], stateOf({ a: time(1) }), watch).ids).toEqual([]);
		const first: Sketch = { id: '0', status: 'connecting' };
		const later = [first, { ...connected, at: time(11) }];
		expect(poll(later, stateOf({ a: time(1) }), watch, { size: 1 }).ids).toEqual(['a']);
	});

	it('lets a later failure of the account be new', () => {
		const { state } = poll([connected], failing, watch);
		expect(poll([{ id: 'a', at: time(3) }], state, watch).ids).toEqual(['a']);
	});

	it('concerns an account whose failure was filtered out, too', () => {
		const filter = { ...watch.filter, errorCodes: ['invalid_credentials'] };
		const filtered = { ...watch, filter };
		const { ids, state } = poll([{ id: 'a' }], stateOf({}, filtered), filtered);
		expect(ids).toEqual([]);
		expect(poll([connected], state, filtered).ids).toEqual(['a']);
	});
});
