import type { WorkflowActivateMode } from 'n8n-workflow';
import type { Polled, ScheduleContext } from '../../../nodes/Argyle/poll/schedule';
import { pollInTurn } from '../../../nodes/Argyle/poll/schedule';
import { node } from '../../support/parameterContext';

const minuteMs = 60_000;

/** n8n's context of a publishing, or of one poll of its durable scheduler if it has a limit. */
function createContext(
	mode: WorkflowActivateMode,
	limitMs?: number,
	{ name = 'Argyle', nodeId = node.id, workflow = 'workflow-1' } = {},
) {
	const debug = jest.fn();
	const context: ScheduleContext = {
		getActivationMode: () => mode,
		getNode: () => ({ ...node, id: nodeId, name }),
		getWorkflow: () => ({ id: workflow, active: true }),
		logger: { debug, info: debug, warn: debug, error: debug },
		...(limitMs !== undefined && { getPollBudgetMs: () => limitMs }),
	};
	return { context, debug };
}

/** Polls, and returns the occasion and the budget in ms; null when it did not poll. */
async function pollOnce(context: ScheduleContext) {
	let found: [string, number] | null = null;
	await pollInTurn(context, async (occasion, budgetMs) => {
		found = [occasion, budgetMs];
		return null;
	});
	return found;
}

/** Begins a poll that ends when the test says so. */
function begin(context: ScheduleContext) {
	let isCurrent = () => false;
	let resolve: (polled: Polled) => void = () => undefined;
	let reject: (error: Error) => void = () => undefined;
	const poll = new Promise<Polled>((...settle) => ([resolve, reject] = settle));
	const ended = pollInTurn(context, async (_occasion, _budgetMs, current) => {
		isCurrent = current;
		return await poll;
	});
	return { resolve, reject, ended, isCurrent: () => isCurrent() };
}

describe('a call of n8n', () => {
	it.each<[WorkflowActivateMode, [string, number] | null]>([
		['init', null],
		['leadershipChange', null],
		['activate', ['firstPublishing', 18_000]],
		['update', ['publishing', 18_000]],
		['create', ['publishing', 18_000]],
	])('with the mode %s is followed by calls of the schedule', async (mode, first) => {
		const { context } = createContext(mode);
		expect(await pollOnce(context)).toEqual(first);
		expect(await pollOnce(context)).toEqual(['scheduled', 30_000]);
	});

	it.each<[number, [string, number]]>([
		[5 * minuteMs, ['publishing', 18_000]],
		[5 * minuteMs - 1, ['scheduled', 30_000]],
		[10_000, ['scheduled', 10_000]],
	])('with a limit of %d ms has its own budget', async (limitMs, expected) => {
		expect(await pollOnce(createContext('update', limitMs).context)).toEqual(expected);
	});
});

describe('polls of one node', () => {
	const later = (place?: Parameters<typeof createContext>[2]) =>
		createContext('update', minuteMs, place);

	it('run one at a time: a scheduled one is skipped while another runs', async () => {
		const first = begin(later().context);
		const { context, debug } = later();
		expect(await pollOnce(context)).toBeNull();
		expect(debug).toHaveBeenCalledWith(expect.stringContaining('skipped a poll'));
		first.resolve([]);
		expect(await first.ended).toEqual([]);
		expect(await pollOnce(context)).not.toBeNull();
	});

	it.each([
		['name', { name: 'Other' }],
		['ID', { nodeId: 'other' }],
		['workflow', { workflow: 'other' }],
	])('do not delay those of a node with another %s', async (_what, place) => {
		const first = begin(later().context);
		expect(await pollOnce(later(place).context)).not.toBeNull();
		first.resolve(null);
		await first.ended;
	});

	it('run again after one that failed', async () => {
		const first = begin(later().context);
		first.reject(new Error('no answer'));
		await expect(first.ended).rejects.toThrow('no answer');
		expect(await pollOnce(later().context)).not.toBeNull();
	});

	it('do not delay a publishing, which replaces the one that runs', async () => {
		const old = begin(later().context);
		expect(old.isCurrent()).toBe(true);
		const published = begin(createContext('update').context);
		expect([old.isCurrent(), published.isCurrent()]).toEqual([false, true]);
		old.resolve(null);
		await old.ended;
		expect(published.isCurrent()).toBe(true);
		expect(await pollOnce(later().context)).toBeNull();
		published.resolve(null);
		await published.ended;
	});
});
