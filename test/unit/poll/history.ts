import fc from 'fast-check';
import type { PollState } from '../../../nodes/Argyle/poll/scan';
import { beginAt } from '../../../nodes/Argyle/poll/scan';
import type { Watch } from '../../../nodes/Argyle/poll/watch';
import { sketchAccount, time } from '../../support/accounts';
import type { Course } from './player';
import { nameChanges, playPoll } from './player';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** What can happen to an account between two polls. */
const becoming = fc.record({
	id: fc.constantFrom(...ids),
	becomes: fc.constantFrom('error', 'error', 'connected', 'connecting', 'gone'),
});

/** How a poll can go: to its end, to the end of its time, to a page that can't be read, round. */
const course: fc.Arbitrary<Course> = fc.oneof(
	fc.record({ size: fc.integer({ min: 1, max: 8 }) }),
	fc.record({
		size: fc.integer({ min: 1, max: 3 }),
		pausesAfter: fc.integer({ min: 1, max: 3 }),
		emitsAtPause: fc.integer({ min: 1, max: 3 }),
	}),
	fc.record({ size: fc.constant(2), failsAt: fc.integer({ min: 1, max: 3 }) }),
	fc.record({ size: fc.constant(2), circlesAfter: fc.integer({ min: 1, max: 2 }) }),
);

/** What can happen to the state and to n8n between two polls. */
export type Loss = 'none' | 'lost' | 'older';

export interface Step {
	becomings: Array<{ id: string; becomes: string }>;
	loss: Loss;
	/** Which of the earlier states, from 0 to 1. */
	age: number;
	course: Course;
}

/** Histories of accounts and of the polls that read them. */
export function histories(...losses: Loss[]): fc.Arbitrary<Step[]> {
	const step = fc.record({
		becomings: fc.array(becoming, { maxLength: 6 }),
		loss: fc.constantFrom<Loss>('none', ...losses),
		age: fc.double({ min: 0, max: 0.999, noNaN: true }),
		course,
	});
	return fc.array(step, { maxLength: 14 });
}

/** What an account was when a poll read it. */
export interface Sight {
	id: string;
	status: string;
	at: string;
}

export interface Played {
	/** In the order in which polls read them. */
	sights: Sight[];
	/** What started the workflow, as `<event> <account> <moment>`. */
	emitted: string[];
	/** The state after the last poll, which reads all. */
	last: PollState;
}

/** The first of these minutes is the one of the publishing; some accounts failed before it. */
const failedBefore = [
	{ id: 'a', at: time(-3) },
	{ id: 'b', at: time(-2) },
];

/** Lets a history happen to a node that is published at minute 0, and polls undisturbed at the end. */
export function play(history: Step[], watch: Watch): Played {
	const accounts = new Map(failedBefore.map(({ id, at }) => [id, { id, status: 'error', at }]));
	const played: Omit<Played, 'last'> = { sights: [], emitted: [] };
	const states: PollState[] = [];
	const gone = new Set<string>();
	let state = beginAt(time(0));
	let minute = 0;
	const poll = (how: Course) => {
		const listed = [...accounts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
		const outcome = playPoll(listed.map(sketchAccount), state, watch, time(minute), how);
		const readIds = outcome.read.map(({ id }) => String(id));
		played.sights.push(...listed.filter(({ id }) => readIds.includes(id)));
		played.emitted.push(...nameChanges(outcome.emitted));
		state = outcome.state;
		states.push(state);
	};
	poll({});
	for (const { becomings, loss, age, course: how } of history) {
		for (const { id, becomes } of becomings) {
			minute += 1;
			// Argyle gives no id to a second account.
			if (becomes === 'gone') gone.add(id);
			if (gone.has(id)) accounts.delete(id);
			else accounts.set(id, { id, status: becomes, at: time(minute) });
		}
		minute += 1;
		if (loss === 'lost') state = beginAt(time(minute - 24 * 60));
		if (loss === 'older') state = states[Math.floor(age * states.length)] ?? state;
		poll(how);
	}
	// A scan that the last poll left begins with the accounts behind its cursor.
	minute += 1;
	poll({});
	poll({});
	return { ...played, last: state };
}
