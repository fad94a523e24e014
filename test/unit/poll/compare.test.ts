import type { FailureKind, PollState, ScanWish } from '../../../nodes/Argyle/poll/scan';
import { findFailures, noState } from '../../../nodes/Argyle/poll/scan';
import type { Sketch } from '../../support/accounts';
import { byDefault, compareFindings, sketchAccount, stateOf, time } from '../../support/accounts';

/** A poll that sees these accounts: the ids that are new, and what is left for the next one. */
function poll(
	accounts: Sketch[],
	state: PollState,
	more: Partial<ScanWish> = {},
	isComplete = true,
) {
	const wish = { ...byDefault, ...more };
	const findings = findFailures(accounts.map(sketchAccount), wish.watched);
	const { failures, nextState } = compareFindings(findings, state, wish, isComplete);
	return { ids: failures.map(({ id }) => id), state: nextState };
}

describe('the first poll', () => {
	it('takes note of what failed before and starts nothing', () => {
		expect(poll([{ id: 'a' }, { id: 'b' }], noState)).toEqual({
			ids: [],
			state: stateOf({ a: time(1), b: time(1) }),
		});
	});

	it('starts the workflow for all of it when that is asked for', () => {
		expect(poll([{ id: 'a' }, { id: 'b' }], noState, { emitExisting: true }).ids).toEqual([
			'a',
			'b',
		]);
	});
});

describe('a first poll whose listing was cut', () => {
	const cut = poll([{ id: 'a' }], noState, {}, false);

	it('leaves it to the next whole one to take note of the rest [checklist 48]', () => {
		expect(cut).toEqual({ ids: [], state: { ...stateOf({ a: time(1) }), watched: [] } });
		const whole = poll([{ id: 'a' }, { id: 'b' }], cut.state);
		expect(whole).toEqual({ ids: [], state: stateOf({ a: time(1), b: time(1) }) });
		expect(poll([{ id: 'c' }], whole.state).ids).toEqual(['c']);
	});

	it('hides no failure of an account that it showed', () => {
		expect(poll([{ id: 'a', at: time(2) }], cut.state).ids).toEqual(['a']);
	});

	it('starts the workflow for all of it in the end when that is asked for', () => {
		const asked = { emitExisting: true };
		const { ids, state } = poll([{ id: 'a' }], noState, asked, false);
		expect(ids).toEqual(['a']);
		expect(poll([{ id: 'a' }, { id: 'b' }], state, asked).ids).toEqual(['b']);
	});
});

describe('a later poll', () => {
	it.each([
		['an account that fails for the first time is new', {}, time(1), ['a']],
		['one that failed then, and not since, is not', { a: time(1) }, time(1), []],
		['one that failed again is', { a: time(1) }, time(2), ['a']],
		['one that Argyle shows as it was before is not', { a: time(2) }, time(1), []],
		['one whose moment is not told is, once', {}, null, ['a']],
		['and no more than once', { a: '' }, null, []],
		['one whose moment is told now is', { a: '' }, time(1), ['a']],
		['one whose moment is told no more is not', { a: time(1) }, null, []],
		['one whose moment was no timestamp is', { a: 'yesterday' }, time(1), ['a']],
		['one whose moment is no timestamp now is', { a: time(1) }, 'Today', ['a']],
		['and no more than once while it stays', { a: 'Today' }, 'Today', []],
	])('%s [checklist 38]', (_rule, accounts, at, ids) => {
		expect(poll([{ at }], stateOf(accounts)).ids).toEqual(ids);
	});

	it('finds an account again that recovered and failed once more', () => {
		const failing = poll([{ id: 'a', at: time(1) }], stateOf());
		const recovered = poll([{ id: 'a', status: 'connected' }], failing.state);
		expect(recovered.state.accounts).toEqual(new Map());
		expect(poll([{ id: 'a', at: time(2) }], recovered.state).ids).toEqual(['a']);
	});

	it('forgets accounts that are gone', () => {
		expect(poll([], stateOf({ a: time(1) })).state).toEqual(stateOf());
	});

	it('forgets none when the listing was cut, and tells of none twice afterwards [checklist 48]', () => {
		const cut = poll([{ id: 'b' }], stateOf({ a: time(1) }), {}, false);
		expect(cut).toEqual({ ids: ['b'], state: stateOf({ a: time(1), b: time(1) }) });
		expect(poll([{ id: 'a' }, { id: 'b' }], cut.state).ids).toEqual([]);
	});

	it('gives the oldest failure first', () => {
		const accounts = [3, 1, 2].map((minute) => ({ id: `at ${minute}`, at: time(minute) }));
		expect(poll(accounts, stateOf()).ids).toEqual(['at 1', 'at 2', 'at 3']);
	});

	it('leaves the state that it was given as it was', () => {
		const state = stateOf({ a: time(1) });
		poll([{ id: 'b' }], state, {}, false);
		expect(state).toEqual(stateOf({ a: time(1) }));
	});
});

describe('a kind of failure that is asked for later', () => {
	const wider: FailureKind[] = ['first', 'reauthentication'];
	const failing: Sketch = { id: 'r', connectedOnce: true };

	it('is noted first, as in a first poll', () => {
		const { ids, state } = poll([failing], stateOf(), { watched: wider });
		expect(ids).toEqual([]);
		expect(state.watched).toEqual(wider);
	});

	it('is noted by the next whole listing when this one was cut [checklist 48]', () => {
		const { state } = poll([], stateOf(), { watched: wider }, false);
		expect(poll([failing], state, { watched: wider }).ids).toEqual([]);
	});

	it('is found from then on', () => {
		const { state } = poll([], stateOf(), { watched: wider });
		expect(poll([failing], state, { watched: wider }).ids).toEqual(['r']);
	});

	it('does not hide a failure of the kinds watched before', () => {
		const { ids } = poll([failing, { id: 'f' }], stateOf(), { watched: wider });
		expect(ids).toEqual(['f']);
	});
});

describe('"Repeat After Restart"', () => {
	const asked = { repeatAfterRestart: true };
	const first = poll([{ id: 'a' }], stateOf({}), asked);

	it('starts once more for the failures of the last run when the process is another [checklist 44]', () => {
		const accounts = [{ id: 'a' }, { id: 'b', at: time(2) }];
		expect(poll(accounts, first.state, { ...asked, process: 'after' }).ids).toEqual(['a', 'b']);
	});

	it('starts nothing once more in the same process', () => {
		expect(poll([{ id: 'a' }], first.state, asked).ids).toEqual([]);
	});

	it('is over when a poll of the process that started the run follows', () => {
		const { state } = poll([{ id: 'a' }], first.state, asked);
		expect(poll([{ id: 'a' }], state, { ...asked, process: 'after' }).ids).toEqual([]);
	});

	it('does not tell of an account that fails no more', () => {
		expect(poll([], first.state, { ...asked, process: 'after' }).ids).toEqual([]);
	});

	it('is not on by default', () => {
		const { state } = poll([{ id: 'a' }], stateOf());
		expect(state.started).toBeNull();
		expect(poll([{ id: 'a' }], state, { process: 'after' }).ids).toEqual([]);
	});
});
