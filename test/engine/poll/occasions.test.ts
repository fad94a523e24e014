import type { IPollFunctions, WorkflowActivateMode } from 'n8n-workflow';
import { pollInTurn } from '../../../nodes/Argyle/poll/schedule';
import { PollStage } from '../../support/stage/poll';

/** Why n8n polled, and how long the poll may take, in ms. */
let polls: Array<[occasion: string, budgetMs: number]>;

beforeEach(() => {
	polls = [];
});

const trigger = {
	async poll(this: IPollFunctions) {
		return await pollInTurn(this, async (occasion, budgetMs) => {
			polls.push([occasion, budgetMs]);
			return null;
		});
	},
};

const openStage = (activation: WorkflowActivateMode) =>
	new PollStage({ credential: {}, trigger, activation });

describe('a poll has a budget', () => {
	it.each<[WorkflowActivateMode, occasion: string]>([
		['activate', 'firstPublishing'],
		['update', 'publishing'],
		['create', 'publishing'],
	])(
		'of 18 s while somebody publishes (%s), and of 30 s after that [checklist 120]',
		async (activation, occasion) => {
			const stage = openStage(activation);
			await stage.poll();
			await stage.poll();
			expect(polls).toEqual([
				[occasion, 18_000],
				['scheduled', 30_000],
			]);
		},
	);

	it.each([
		[36_000, 30_000],
		[12_000, 12_000],
	])(
		'of n8n’s durable scheduler, at most 30 s: n8n allows %i ms, so it has %i [checklist 120]',
		async (allowed, budgetMs) => {
			await openStage('update').pollDurably(allowed);
			expect(polls).toEqual([['scheduled', budgetMs]]);
		},
	);

	it.each<[WorkflowActivateMode]>([['init'], ['leadershipChange']])(
		'only after the start of n8n, which polls nothing (%s) [checklist 118]',
		async (activation) => {
			const stage = openStage(activation);
			expect(await stage.poll()).toBeNull();
			expect(polls).toEqual([]);
			await stage.poll();
			expect(polls).toEqual([['scheduled', 30_000]]);
		},
	);
});
