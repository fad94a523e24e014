import fc from 'fast-check';
import type { Kill } from '../chaos/recovery/n8n';
import type { Change, Step } from '../events/history';
import { anyStep } from '../events/history';
import type { Fate } from '../events/network';
import { anyFate } from '../events/network';
import type { Mood } from './argyle';

/** How many accounts something happens to. Two more of the book never change. */
export const liveCount = 3;

/** What n8n's database holds of static data when n8n starts. */
export interface StaticData {
	/** What n8n saved last, what it saved at some time before, or nothing. */
	is: 'saved' | 'older' | 'lost';
	/** Which of the older ones, from 0 to 1. */
	age: number;
}

/** Something that happens, to an account or to n8n. */
export type Happening =
	| { do: 'live'; account: number; step: Step; fates: Fate[] }
	| { do: 'wait'; hours: number }
	| ({
			/** Minutes before the last thing that happened to an account. */
			before: number;
	  } & N8nStep);

/** What n8n does. */
export type N8nStep =
	| { do: 'poll'; mood: Mood; kill: Kill; data: StaticData }
	| { do: 'restart'; minutes: number; data: StaticData }
	| { do: 'republish'; mood: Mood };

/** What the user of both triggers chose. */
export interface Choice {
	/** Of the instant trigger. */
	kinds: Array<Change['kind']>;
	/** Of the polling trigger. */
	events: Array<'failed' | 'disconnected' | 'recovered'>;
	accounts: 'neverConnected' | 'all';
	firstPoll: 'onlyNew' | 'existing';
	monitoredOnly: boolean;
	/** Whether n8n polls with its durable scheduler. */
	isDurable: boolean;
}

export interface Script {
	choice: Choice;
	/** Accounts on a page. */
	pageSize: number;
	/** What happened before the workflow was published. */
	before: Array<Extract<Happening, { do: 'live' }>>;
	/** How many minutes before the last of that the workflow was published nevertheless. */
	publishedBefore: number;
	/** How Argyle answers the poll of that publishing. */
	mood: Mood;
	happenings: Happening[];
}

const data: fc.Arbitrary<StaticData> = fc.record({
	is: fc.constantFrom<StaticData['is']>('saved', 'saved', 'older', 'lost'),
	age: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

const mood: fc.Arbitrary<Mood> = fc.record({
	pageMs: fc.constantFrom(0, 0, 7_000, 13_000),
	failsFrom: fc.nat({ max: 4 }),
	failures: fc.constantFrom(0, 0, 0, 1, 4),
	forgetsCursor: fc.constantFrom(false, false, false, true),
});

const kill = fc.constantFrom<Kill>(null, null, null, null, 'while it reads', 'before the save');

const before = fc.nat({ max: 6 });

const live = fc.record({
	do: fc.constant('live' as const),
	account: fc.nat({ max: liveCount - 1 }),
	step: anyStep,
	fates: fc.array(anyFate, { minLength: 1, maxLength: 3 }),
});

const happening: fc.Arbitrary<Happening> = fc.oneof(
	{ weight: 10, arbitrary: live },
	{
		weight: 6,
		arbitrary: fc.record({ do: fc.constant('poll' as const), before, mood, kill, data }),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('restart' as const),
			before,
			minutes: fc.nat({ max: 4 }),
			data,
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('republish' as const), before, mood }) },
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(13, 30) }),
	},
);

const choice: fc.Arbitrary<Choice> = fc.record({
	kinds: fc.subarray<Change['kind']>(['failed', 'connected', 'disconnected', 'removed'], {
		minLength: 1,
	}),
	events: fc.subarray<Choice['events'][number]>(['failed', 'disconnected', 'recovered'], {
		minLength: 1,
	}),
	accounts: fc.constantFrom<Choice['accounts']>('neverConnected', 'all'),
	firstPoll: fc.constantFrom<Choice['firstPoll']>('onlyNew', 'onlyNew', 'existing'),
	monitoredOnly: fc.boolean(),
	isDurable: fc.boolean(),
});

/** Histories of a workflow with both triggers, and of the accounts that it watches. */
export const anyScript: fc.Arbitrary<Script> = fc.record({
	choice,
	pageSize: fc.integer({ min: 1, max: 3 }),
	before: fc.array(live, { maxLength: 4 }),
	publishedBefore: before,
	mood,
	happenings: fc.array(happening, { minLength: 1, maxLength: 24, size: 'max' }),
});
