import fc from 'fast-check';
import type { PollState } from '../../../nodes/Argyle/poll/scan';
import { findFailures } from '../../../nodes/Argyle/poll/scan';
import type { Sketch } from '../../support/accounts';
import { byDefault, compareFindings, sketchAccount, stateOf, time } from '../../support/accounts';

const ids = ['a', 'b', 'c', 'd', 'e'];

interface Round {
	happenings: Array<{ id: string; becomes: string }>;
	poll: string;
	/** What a listing that is cut still shows. */
	shown: string[];
}

/** What may happen to an account between two polls. */
const happening = fc.record({
	id: fc.constantFrom(...ids),
	becomes: fc.constantFrom('error', 'connected', 'gone'),
});

/** Between two polls a few things happen; a poll ends, is cut by Argyle, or can't read a page. */
const rounds: fc.Arbitrary<Round[]> = fc.array(
	fc.record({
		happenings: fc.array(happening, { maxLength: 6 }),
		poll: fc.constantFrom('ends', 'ends', 'is cut', 'fails'),
		shown: fc.subarray(ids),
	}),
	{ maxLength: 12 },
);

interface Story {
	/** Each failure that a poll could see, as `<id> <moment>`. */
	visible: Set<string>;
	told: string[];
	states: Array<{ state: PollState; failing: string[]; isComplete: boolean }>;
}

/** Lets a story happen to a node that has polled before anything failed. */
function play(story: Round[]): Story {
	const accounts = new Map<string, Sketch & { at: string }>();
	const result: Story = { visible: new Set(), told: [], states: [] };
	let state = stateOf();
	let minute = 0;
	for (const { happenings, poll, shown } of story) {
		for (const { id, becomes } of happenings) {
			minute += 1;
			if (becomes === 'gone') accounts.delete(id);
			else accounts.set(id, { id, status: becomes, at: time(minute) });
		}
		if (poll === 'fails') continue;
		const isComplete = poll === 'ends';
		const listed = [...accounts.values()].filter(({ id = '' }) => isComplete || shown.includes(id));
		const findings = findFailures(listed.map(sketchAccount), byDefault.watched);
		const { failures, nextState } = compareFindings(findings, state, byDefault, isComplete);
		for (const { id, failedAt } of findings) result.visible.add(`${id} ${failedAt}`);
		result.told.push(...failures.map(({ id, failedAt }) => `${id} ${failedAt}`));
		result.states.push({ state: nextState, failing: findings.map(({ id }) => id), isComplete });
		state = nextState;
	}
	return result;
}

it('whatever happens, each failure that a poll could see is told exactly once [checklist 38, 47]', () => {
	fc.assert(
		fc.property(rounds, (story) => {
			const { visible, told } = play(story);
			expect([...told].sort()).toEqual([...visible].sort());
		}),
		{ numRuns: 500 },
	);
});

it('whatever happens, the state of a whole listing holds the accounts that fail and no other [checklist 42]', () => {
	fc.assert(
		fc.property(rounds, (story) => {
			for (const { state, failing, isComplete } of play(story).states) {
				const held = [...state.accounts.keys()];
				if (isComplete) expect(held.sort()).toEqual(failing.sort());
				else expect(held).toEqual(expect.arrayContaining(failing));
			}
		}),
		{ numRuns: 500 },
	);
});
