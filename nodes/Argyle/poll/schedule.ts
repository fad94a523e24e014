import type { INodeExecutionData, IPollFunctions, WorkflowActivateMode } from 'n8n-workflow';
import type { NodeName } from './unsaved';

/** The result of a poll: items, or null when there is nothing new. */
export type Polled = INodeExecutionData[][] | null;

/**
 * Why n8n polls:
 * - `start`: n8n starts, or becomes the leader. No user would see an error
 * - `firstPublishing`: a user publishes a workflow that was not published
 * - `publishing`: a user publishes a workflow again
 * - `scheduled`: the schedule
 */
export type Occasion = 'start' | 'firstPublishing' | 'publishing' | 'scheduled';

/**
 * Max. time of a poll, in ms. If a publication takes 84 s, n8n 2.41 gives up on the workflow
 * permanently (workflow-publication-outbox-consumer). Its other triggers need some of that time.
 */
const budgets = { publishing: 18_000, scheduled: 30_000 };

/** The budget that n8n reports for a poll without a limit (poll-context), in ms. */
const noLimitMs = 5 * 60_000;

/** The part of n8n's context that the schedule needs. */
export type ScheduleContext = Pick<
	IPollFunctions,
	'getActivationMode' | 'getNode' | 'getWorkflow' | 'logger'
> &
	Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>;

/** The contexts that have polled. */
const begun = new WeakSet<ScheduleContext>();

/** The nodes that poll now, each with its latest poll. */
const polling = new Map<string, symbol>();

/**
 * Runs a poll, one at a time for each node. n8n 2.41 starts a poll even if the last one still runs,
 * and both would emit the same changes.
 *
 * It does not poll while n8n starts. If that call fails or takes too long, n8n 2.41 gives up on the
 * trigger permanently. Even its next start does not activate the trigger, because
 * workflow-publication-reconciler checks only activated triggers. With the older engine, all other
 * workflows would wait.
 *
 * @param poll - gets `isCurrent`, which returns false once a later publishing has begun
 * @returns null immediately while n8n starts, and while the last poll still runs
 * @throws what `poll` throws
 */
export async function pollInTurn(
	context: ScheduleContext,
	poll: (occasion: Occasion, budgetMs: number, isCurrent: () => boolean) => Promise<Polled>,
): Promise<Polled> {
	const occasion = readOccasion(context);
	if (occasion === 'start') return null;
	const node = JSON.stringify(nameNode(context));
	// A publishing does not wait for a poll of the previous version: n8n drops its items.
	if (occasion === 'scheduled' && polling.has(node)) {
		context.logger.debug('Argyle Polling Trigger skipped a poll, because the last one still runs');
		return null;
	}
	const own = Symbol(node);
	polling.set(node, own);
	const isCurrent = () => polling.get(node) === own;
	return await poll(occasion, readBudget(context, occasion), isCurrent).finally(() => {
		if (isCurrent()) polling.delete(node);
	});
}

/**
 * Returns what identifies the node. Its ID is not enough: old and generated workflows have several
 * nodes with one ID (n8n-io/n8n 36340).
 */
export function nameNode(context: Pick<IPollFunctions, 'getNode' | 'getWorkflow'>): NodeName {
	const { id, name } = context.getNode();
	return { place: `${context.getWorkflow().id} ${id}`, name };
}

/**
 * Finds out why n8n polls. n8n creates one context for each publishing and keeps it while the
 * workflow is published. Its durable scheduler creates a context for each poll, with the mode
 * `update` and a budget. It does not poll when n8n starts (poll-trigger-task-handler, 2.41).
 */
function readOccasion(context: ScheduleContext): Occasion {
	const isLater = begun.has(context) || readLimit(context) < noLimitMs;
	begun.add(context);
	if (isLater) return 'scheduled';
	const mode = context.getActivationMode();
	const occasions: Partial<Record<WorkflowActivateMode, Occasion>> = {
		init: 'start',
		leadershipChange: 'start',
		activate: 'firstPublishing',
	};
	return occasions[mode] ?? 'publishing';
}

function readBudget(context: ScheduleContext, occasion: Occasion): number {
	const { publishing, scheduled } = budgets;
	return Math.min(occasion === 'scheduled' ? scheduled : publishing, readLimit(context));
}

/** Returns n8n's budget in ms. n8n 1.x and early 2.x have no such call. */
function readLimit(context: ScheduleContext): number {
	return context.getPollBudgetMs?.() ?? noLimitMs;
}
